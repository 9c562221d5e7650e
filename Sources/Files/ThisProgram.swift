#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The program that is running.
public enum ThisProgram {
  /// The paths of its file and of the libraries that it has loaded, each once, in byte order.
  public static var files: [String] {
    #if canImport(Glibc)
      // A line for each mapping; what is mapped of a file ends with its path.
      guard let maps = fopen("/proc/self/maps", "r") else { return [] }
      defer { fclose(maps) }
      // Mappings move while other threads begin, and with them the lines.
      var files: Set<String> = []
      var line: UnsafeMutablePointer<CChar>?
      var capacity = 0
      defer { free(line) }
      while getline(&line, &capacity, maps) > 0, let line {
        guard let path = strchr(line, Int32(UInt8(ascii: "/"))) else { continue }
        path[strcspn(path, "\n")] = 0
        files.insert(String(cString: path))
      }
      return files.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    #else
      return (0..<_dyld_image_count()).compactMap { index in
        _dyld_get_image_name(index).map { String(cString: $0) }
      }
    #endif
  }
}
