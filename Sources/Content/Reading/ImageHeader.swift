import Markdown
func imageSize(ofFileAt path: String) -> ImageSize? { nil }
