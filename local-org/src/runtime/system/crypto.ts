import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  createPrivateKey,
  createPublicKey,
  randomBytes,
  sign,
  timingSafeEqual,
  verify
} from 'node:crypto';
import type { LibraryType } from '../library.ts';
import type { Transaction } from '../transaction.ts';
import { ApexBlob } from '../values/blob.ts';
import { apexException } from '../values/exception.ts';
import { notNull } from './arguments.ts';

type Text = string | null;
type Bytes = ApexBlob | null;

const BLOCK = 16;

/** Algorithm names of the platform, in lower case, and Node's. */
const DIGESTS: Readonly<Record<string, string>> = {
  md5: 'md5',
  sha1: 'sha1',
  'sha-1': 'sha1',
  'sha-256': 'sha256',
  sha256: 'sha256',
  'sha-512': 'sha512',
  sha512: 'sha512',
  'sha3-256': 'sha3-256',
  'sha3-384': 'sha3-384',
  'sha3-512': 'sha3-512'
};
const MACS: Readonly<Record<string, string>> = {
  hmacmd5: 'md5',
  hmacsha1: 'sha1',
  hmacsha256: 'sha256',
  hmacsha512: 'sha512'
};
const SIGNATURES: Readonly<Record<string, string>> = {
  rsa: 'sha1',
  'rsa-sha1': 'sha1',
  'rsa-sha256': 'sha256',
  'rsa-sha384': 'sha384',
  'rsa-sha512': 'sha512'
};
const CIPHERS: Readonly<Record<string, readonly [cipher: string, keyLength: number]>> = {
  aes128: ['aes-128-cbc', 16],
  aes192: ['aes-192-cbc', 24],
  aes256: ['aes-256-cbc', 32]
};

/** @throws System.SecurityException for names the platform does not know. */
function find<T>(table: Readonly<Record<string, T>>, algorithm: Text): T {
  const found = table[notNull(algorithm).toLowerCase()];
  if (found === undefined) {
    throw apexException('System.SecurityException', `Invalid algorithm: ${algorithm}`);
  }
  return found;
}

/** Turns what Node refuses into the platform's exception. */
function guarded<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw apexException('System.SecurityException', reason);
  }
}

function digest(algorithm: Text, input: Bytes): ApexBlob {
  const name = find(DIGESTS, algorithm);
  return new ApexBlob(createHash(name).update(notNull(input).bytes).digest());
}

function mac(algorithm: Text, input: Bytes, key: Bytes): ApexBlob {
  const name = find(MACS, algorithm);
  return new ApexBlob(createHmac(name, notNull(key).bytes).update(notNull(input).bytes).digest());
}

function verifyMac(algorithm: Text, input: Bytes, key: Bytes, claimed: Bytes): boolean {
  const actual = mac(algorithm, input, key).bytes;
  const given = notNull(claimed).bytes;
  return actual.length === given.length && timingSafeEqual(actual, given);
}

function signBytes(algorithm: Text, input: Bytes, key: Bytes): ApexBlob {
  const name = find(SIGNATURES, algorithm);
  const [data, der] = [notNull(input).bytes, Buffer.from(notNull(key).bytes)];
  return guarded(
    () =>
      new ApexBlob(sign(name, data, createPrivateKey({ key: der, format: 'der', type: 'pkcs8' })))
  );
}

function verifyBytes(algorithm: Text, input: Bytes, signature: Bytes, key: Bytes): boolean {
  const name = find(SIGNATURES, algorithm);
  const [data, claimed] = [notNull(input).bytes, notNull(signature).bytes];
  const der = Buffer.from(notNull(key).bytes);
  return guarded(() =>
    verify(name, data, createPublicKey({ key: der, format: 'der', type: 'spki' }), claimed)
  );
}

function cipherOf(algorithm: Text, key: Bytes): { cipher: string; secret: Uint8Array } {
  const [cipher, length] = find(CIPHERS, algorithm);
  const secret = notNull(key).bytes;
  if (secret.length !== length) {
    const message = `Invalid private key. Must be size ${length} bytes.`;
    throw apexException('System.InvalidParameterValueException', message);
  }
  return { cipher, secret };
}

function initializationVector(blob: Bytes): Uint8Array {
  const { bytes } = notNull(blob);
  if (bytes.length !== BLOCK) {
    const message = `Invalid initialization vector. Must be ${BLOCK} bytes.`;
    throw apexException('System.InvalidParameterValueException', message);
  }
  return bytes;
}

function encrypt(algorithm: Text, key: Bytes, vector: Uint8Array, clear: Bytes): Buffer {
  const { cipher, secret } = cipherOf(algorithm, key);
  const work = createCipheriv(cipher, secret, vector);
  return Buffer.concat([work.update(notNull(clear).bytes), work.final()]);
}

function decrypt(
  algorithm: Text,
  key: Bytes,
  vector: Uint8Array,
  secretText: Uint8Array
): ApexBlob {
  const { cipher, secret } = cipherOf(algorithm, key);
  return guarded(() => {
    const work = createDecipheriv(cipher, secret, vector);
    return new ApexBlob(Buffer.concat([work.update(secretText), work.final()]));
  });
}

function encryptManaged(algorithm: Text, key: Bytes, clear: Bytes): ApexBlob {
  const vector = randomBytes(BLOCK);
  return new ApexBlob(Buffer.concat([vector, encrypt(algorithm, key, vector, clear)]));
}

function decryptManaged(algorithm: Text, key: Bytes, input: Bytes): ApexBlob {
  const { bytes } = notNull(input);
  return decrypt(
    algorithm,
    key,
    initializationVector(new ApexBlob(bytes.slice(0, BLOCK))),
    bytes.slice(BLOCK)
  );
}

/** `System.Crypto`. @remarks https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_classes_restful_crypto.htm */
export const CRYPTO_TYPE: LibraryType = {
  name: 'System.Crypto',
  statics: {
    decrypt: (_tx: Transaction, algorithm: Text, key: Bytes, vector: Bytes, input: Bytes) =>
      decrypt(algorithm, key, initializationVector(vector), notNull(input).bytes),
    decryptWithManagedIV: (_tx: Transaction, algorithm: Text, key: Bytes, input: Bytes) =>
      decryptManaged(algorithm, key, input),
    encrypt: (_tx: Transaction, algorithm: Text, key: Bytes, vector: Bytes, clear: Bytes) =>
      new ApexBlob(encrypt(algorithm, key, initializationVector(vector), clear)),
    encryptWithManagedIV: (_tx: Transaction, algorithm: Text, key: Bytes, clear: Bytes) =>
      encryptManaged(algorithm, key, clear),
    generateAesKey: (_tx: Transaction, bits: number | null) => {
      const [, length] = find(CIPHERS, `aes${notNull(bits)}`);
      return new ApexBlob(randomBytes(length));
    },
    generateDigest: (_tx: Transaction, algorithm: Text, input: Bytes) => digest(algorithm, input),
    generateMac: (_tx: Transaction, algorithm: Text, input: Bytes, key: Bytes) =>
      mac(algorithm, input, key),
    getRandomInteger: () => randomBytes(4).readInt32BE(),
    getRandomLong: () => randomBytes(8).readBigInt64BE(),
    sign: (_tx: Transaction, algorithm: Text, input: Bytes, key: Bytes) =>
      signBytes(algorithm, input, key),
    'verify(System.String,System.Blob,System.Blob,System.Blob)': (
      _tx: Transaction,
      algorithm: Text,
      input: Bytes,
      signature: Bytes,
      key: Bytes
    ) => verifyBytes(algorithm, input, signature, key),
    verifyHmac: (_tx: Transaction, algorithm: Text, input: Bytes, key: Bytes, claimed: Bytes) =>
      verifyMac(algorithm, input, key, claimed)
  }
};
