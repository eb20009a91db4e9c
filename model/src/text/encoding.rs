//! Percent-encoding, so that a comma or an ampersand in a name is not taken for a separator.

/// Everything but letters, digits and `-._~` becomes percent-encoded UTF-8.
pub(crate) fn encode(name: &str, into: &mut String) {
    for byte in name.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            into.push(char::from(byte));
        } else {
            into.push('%');
            into.push(hex(byte >> 4));
            into.push(hex(byte & 15));
        }
    }
}

/// The percent-encoded name.
pub(crate) fn encoded(name: &str) -> String {
    let mut text = String::with_capacity(name.len());
    encode(name, &mut text);
    text
}

fn hex(digit: u8) -> char {
    char::from_digit(u32::from(digit), 16)
        .unwrap_or('0')
        .to_ascii_uppercase()
}

/// The decoded name. None if the encoding is incomplete or the bytes are not UTF-8. A plus stays a plus.
pub(crate) fn decode(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'%' => value(rest.next()?)? << 4 | value(rest.next()?)?,
            byte => byte,
        });
    }
    String::from_utf8(bytes).ok()
}

fn value(digit: u8) -> Option<u8> {
    char::from(digit)
        .to_digit(16)
        .and_then(|value| u8::try_from(value).ok())
}
