/// The paths that are the preview's own; no file of a site begins with a dot.
enum ControlPath {
  /// The script that pages carry.
  static let script = "/.sitegen/preview.js"
  /// The events that the script waits for.
  static let events = "/.sitegen/events"
}
