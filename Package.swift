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
    .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2", traits: []),
    .package(url: "https://github.com/swhitty/FlyingFox", from: "0.27.1"),
  ],
  targets: [
    .systemLibrary(
      name: "CCmark", pkgConfig: "libcmark",
      providers: [.apt(["libcmark-dev"]), .brew(["cmark"])]),
    .systemLibrary(
      name: "CJemalloc", pkgConfig: "jemalloc", providers: [.apt(["libjemalloc-dev"])]),
    .systemLibrary(name: "CZlib", providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
    .systemLibrary(name: "CBrotli", providers: [.apt(["libbrotli-dev"]), .brew(["brotli"])]),
    .target(name: "Compression", dependencies: ["CZlib", "CBrotli"]),
    .target(name: "Diagnostics"),
    .target(name: "Files", dependencies: ["Diagnostics"]),
    .target(name: "Parallel"),
    .target(name: "Language"),
    .target(name: "Markdown", dependencies: ["CCmark", "Diagnostics", "Language"]),
    .target(name: "Templates", dependencies: ["Diagnostics"]),
    .target(
      name: "Content",
      dependencies: [
        "Markdown", "Compression", "Diagnostics", "Files", "Language", "Parallel", "Yams",
      ]),
    .target(
      name: "Pages",
      dependencies: [
        "Content", "Templates", "Markdown", "Compression", "Diagnostics", "Files", "Language",
        "Parallel",
      ]),
    .target(name: "Output"),
    .target(
      name: "Programs",
      dependencies: ["Files", .product(name: "Subprocess", package: "swift-subprocess")]),
    .target(
      name: "LinkCheck",
      dependencies: [
        "Diagnostics", "Files", .product(name: "Subprocess", package: "swift-subprocess"),
      ]),
    .target(
      name: "Building",
      dependencies: [
        "Content", "Pages", "Output", "Programs", "Compression", "Diagnostics", "Files",
        "Parallel",
      ]),
    .target(
      name: "CNoCurl", exclude: ["lib"],
      linkerSettings: [
        .unsafeFlags(
          ["-L\(Context.packageDirectory)/Sources/CNoCurl/lib"], .when(platforms: [.linux]))
      ]),
    .target(
      name: "Preview",
      dependencies: [
        "CNoCurl", "Building", "Pages", "Content", "Diagnostics", "Files",
        .product(name: "FlyingFox", package: "FlyingFox"),
        .product(name: "FlyingSocks", package: "FlyingFox"),
      ], resources: [.embedInCode("preview.js")]),
    .target(
      name: "Publishing",
      dependencies: [
        "Content", "Pages", "Output", "Files", "Parallel",
        .product(name: "Subprocess", package: "swift-subprocess"),
      ]),
    .executableTarget(name: "EmbedFiles", dependencies: ["Files"]),
    .plugin(name: "EmbedTheme", capability: .buildTool(), dependencies: ["EmbedFiles"]),
    .target(
      name: "Scaffolding", dependencies: ["Content", "Diagnostics", "Files", "Language", "Yams"],
      plugins: ["EmbedTheme"]),
    .executableTarget(
      name: "sitegen",
      dependencies: [
        "Building", "Preview", "Publishing", "Scaffolding", "LinkCheck", "Content", "Pages",
        "Markdown", "Diagnostics", "Files", "Language",
        .target(name: "CJemalloc", condition: .when(platforms: [.linux])),
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Subprocess", package: "swift-subprocess"),
      ],
      // At a fixed address the linker has adjusted all pointers already, as in programs of Go: the
      // start takes a fifth less.
      linkerSettings: [
        .unsafeFlags(
          ["-Xclang-linker", "-no-pie"], .when(platforms: [.linux], configuration: .release))
      ]),
    .testTarget(name: "CommandTests", dependencies: ["sitegen"], exclude: ["cut.py", "ftp.py"]),
    .testTarget(name: "DiagnosticsTests", dependencies: ["Diagnostics"]),
    .testTarget(
      name: "LanguageTests", dependencies: ["Language"], exclude: ["derive.py"],
      resources: [.copy("Fixtures")]),
    .testTarget(
      name: "MarkdownTests", dependencies: ["Markdown", "CCmark", "Language", "Diagnostics"],
      resources: [.copy("Fixtures")]),
    .testTarget(
      name: "ContentTests",
      dependencies: ["Content", "Compression", "Diagnostics", "Files", "Language", "Markdown"],
      exclude: ["Cases"]),
    .testTarget(
      name: "TemplatesTests", dependencies: ["Templates", "Diagnostics"],
      exclude: ["derive.py"], resources: [.copy("Corpus"), .copy("Malformed")]),
    .testTarget(name: "CompressionTests", dependencies: ["Compression"]),
    .testTarget(name: "ScaffoldingTests", dependencies: ["Scaffolding"]),
    .testTarget(name: "OutputTests", dependencies: ["Output"]),
    .testTarget(
      name: "LinkCheckTests", dependencies: ["LinkCheck", "Diagnostics"],
      exclude: ["server.py"]),
    .testTarget(
      name: "BuildingTests",
      dependencies: ["Building", "Content", "Diagnostics", "Files", "Language", "Output", "Pages"]),
    .testTarget(
      name: "PagesTests", dependencies: ["Pages", "Content", "Templates", "Diagnostics"]),
  ],
  swiftLanguageModes: [.v6]
)
