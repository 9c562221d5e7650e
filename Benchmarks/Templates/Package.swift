// swift-tools-version: 6.1
import PackageDescription

let package = Package(
  name: "TemplatesBenchmark",
  platforms: [.macOS(.v15)],
  dependencies: [
    .package(name: "sitegen", path: "../.."),
    .package(url: "https://github.com/stencilproject/Stencil", exact: "0.15.1"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", exact: "2.1.1"),
  ],
  targets: [
    .target(name: "CountedMalloc"),
    .executableTarget(
      name: "TemplatesBenchmark",
      dependencies: [
        "CountedMalloc",
        .product(name: "Templates", package: "sitegen"),
        .product(name: "Stencil", package: "Stencil"),
        .product(name: "Mustache", package: "swift-mustache"),
      ]),
  ],
  swiftLanguageModes: [.v6]
)
