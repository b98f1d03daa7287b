import { createCipheriv, createDecipheriv, createHash, createHmac, randomBytes } from 'node:crypto';

export interface Secret {
  digest(parts: readonly string[]): string;
  encrypt(text: string): string;
  /** `null` when it was encrypted under another secret. */
  decrypt(encrypted: string): string | null;
}

const CIPHER = 'aes-256-gcm';

export function secretFrom(secret: string): Secret {
  const keyFor = (use: string) => createHmac('sha256', secret).update(`s360 ${use}`).digest();
  const digesting = keyFor('erased persons');
  const encrypting = createHash('sha256').update(keyFor('numbers of erased persons')).digest();
  return {
    digest: (parts) => createHmac('sha256', digesting).update(JSON.stringify(parts)).digest('hex'),
    encrypt(text) {
      const iv = randomBytes(12);
      const cipher = createCipheriv(CIPHER, encrypting, iv);
      const data = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return [iv, cipher.getAuthTag(), data].map((part) => part.toString('base64')).join('.');
    },
    decrypt(encrypted) {
      const [iv, tag, data] = encrypted.split('.').map((part) => Buffer.from(part, 'base64'));
      if (!iv || !tag || !data) return null;
      try {
        const decipher = createDecipheriv(CIPHER, encrypting, iv);
        decipher.setAuthTag(tag);
        return Buffer.concat([decipher.update(data), decipher.final()]).toString('utf8');
      } catch {
        return null;
      }
    },
  };
}
