#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Why a site can't be served.
public enum PreviewError: Error, Sendable {
  /// Another program listens at the port.
  case portTaken(UInt16)
  /// The system refuses to listen there; with its reason.
  case listening(host: String, port: UInt16, reason: String)
  /// There is no such host on this machine; with the system's reason.
  case unknownHost(String, reason: String)
  /// The system refuses to watch a folder; with its `errno`.
  case watching(String, Int32)
  /// The server has ended by itself; with its reason.
  case ended(String)
}

extension PreviewError: CustomStringConvertible {
  /// What failed and, on a line of its own, how to mend it.
  public var description: String {
    switch self {
    case .portTaken(let port):
      "the port \(port) is taken by another program\n"
        + "  hint: end that program, or choose another port with --port; 0 takes any that is free"
    case .listening(let host, let port, let reason):
      "can't listen at \(host), port \(port): \(reason)\n"
        + "  hint: choose another address with --host, or another port with --port"
    case .unknownHost(let host, let reason):
      "there is no host '\(host)': \(reason)\n"
        + "  hint: --host is an address of this machine, or 0.0.0.0 for all of them"
    case .watching(let folder, let number):
      "can't watch the folder '\(folder)': \(String(cString: strerror(number)))"
        + (number == ENOSPC || number == EMFILE
          ? "\n  hint: raise fs.inotify.max_user_watches and max_user_instances with sysctl" : "")
    case .ended(let reason): "the server has ended: \(reason)"
    }
  }
}
