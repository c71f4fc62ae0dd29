import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

// AES-256-GCM (NIST SP 800-38D): 12 bytes of nonce, 16 bytes of tag. The name of what is kept is authenticated along, so that
// one workspace's token cannot be put in the place of another's.
const CIPHER = 'aes-256-gcm';
const NONCE = 12;
const TAG = 16;

/** A text that only the key opens, in base64. `name` says what it is of. The key has 32 bytes. */
export function encrypt(text: string, name: string, key: Buffer): string {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv(CIPHER, key, nonce).setAAD(Buffer.from(name));
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64');
}

/** The text again. Throws when the key, the name or the data is another. */
export function decrypt(data: string, name: string, key: Buffer): string {
  const bytes = Buffer.from(data, 'base64');
  const decipher = createDecipheriv(CIPHER, key, bytes.subarray(0, NONCE), {
    authTagLength: TAG,
  })
    .setAAD(Buffer.from(name))
    .setAuthTag(bytes.subarray(NONCE, NONCE + TAG));
  return Buffer.concat([decipher.update(bytes.subarray(NONCE + TAG)), decipher.final()]).toString(
    'utf8',
  );
}
