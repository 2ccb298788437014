/** Without characters that are read for one another. */
const ALPHABET = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";
const CHARS = 20;

/** A random password of about 115 bits. */
export function newPassword(): string {
  // Bytes above the last whole multiple of the alphabet are left out, so that every character is equally likely.
  const limit = 256 - (256 % ALPHABET.length);
  let password = "";
  while (password.length < CHARS) {
    for (const byte of crypto.getRandomValues(new Uint8Array(CHARS))) {
      if (byte < limit && password.length < CHARS) password += ALPHABET.charAt(byte % ALPHABET.length);
    }
  }
  return password;
}
