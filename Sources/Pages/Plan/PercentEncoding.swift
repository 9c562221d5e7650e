extension String {
  /// The text with `%41` and the like decoded; sequences that are no UTF-8 become U+FFFD.
  var removingPercentEncoding: String {
    guard utf8.contains(UInt8(ascii: "%")) else { return self }
    var bytes: [UInt8] = []
    var rest = Array(utf8)[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%"), rest.count >= 2,
        let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
      {
        bytes.append(value)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The text as a URL's path: what is no letter, digit or mark allowed there (RFC 3986, 3.3) is
  /// written as `%41` and the like.
  var addingPercentEncoding: String {
    let hex = Array("0123456789ABCDEF".utf8)
    var path: [UInt8] = []
    for byte in utf8 {
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"):
        path.append(byte)
      case _ where "-._~!$&'()*+,;=:@/".utf8.contains(byte): path.append(byte)
      default: path += [UInt8(ascii: "%"), hex[Int(byte >> 4)], hex[Int(byte & 15)]]
      }
    }
    return String(decoding: path, as: UTF8.self)
  }
}
