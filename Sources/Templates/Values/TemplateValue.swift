/// A value that only templates make.
public struct TemplateValue: Sendable {
}
