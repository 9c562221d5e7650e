// swift-tools-version: 6.1
import PackageDescription

let package = Package(
  name: "TemplatesFuzz",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "sitegen", path: "../..")],
  targets: [
    .executableTarget(
      name: "TemplatesFuzz",
      dependencies: [.product(name: "Templates", package: "sitegen")])
  ],
  swiftLanguageModes: [.v6]
)
