// swift-tools-version: 6.1
import PackageDescription

let package = Package(
  name: "sitegen",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "sitegen", targets: ["sitegen"]),
    .library(name: "Templates", targets: ["Templates"]),
  ],
  dependencies: [
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
  ],
  targets: [
    .systemLibrary(
      name: "CCmark", pkgConfig: "libcmark",
      providers: [.apt(["libcmark-dev"]), .brew(["cmark"])]),
    .target(name: "Diagnostics"),
    .target(name: "Files", dependencies: ["Diagnostics"]),
    .target(name: "Markdown", dependencies: ["CCmark", "Diagnostics"]),
    .target(name: "Templates", dependencies: ["Diagnostics"]),
    .target(name: "Content", dependencies: ["Markdown", "Diagnostics", "Files", "Yams"]),
    .target(
      name: "Pages", dependencies: ["Content", "Templates", "Markdown", "Diagnostics", "Files"]),
    .target(name: "Output", dependencies: ["Diagnostics", "Files"]),
    .executableTarget(
      name: "sitegen",
      dependencies: [
        "Content", "Pages", "Output", "Templates", "Markdown", "Diagnostics", "Files",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    .testTarget(name: "DiagnosticsTests", dependencies: ["Diagnostics"]),
  ],
  swiftLanguageModes: [.v6]
)
