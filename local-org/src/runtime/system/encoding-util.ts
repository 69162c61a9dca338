import { UnsupportedError } from '../../diagnostics/errors.ts';
import type { LibraryType } from '../library.ts';
import type { Transaction } from '../transaction.ts';
import { ApexBlob } from '../values/blob.ts';
import { apexException } from '../values/exception.ts';
import { notNull } from './arguments.ts';

type Text = string | null;

function base64Decode(text: string): ApexBlob {
  const compact = text.replaceAll(/[\r\n]/g, '');
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(compact) || compact.replace(/=+$/, '').length % 4 === 1) {
    throw apexException('System.StringException', 'Unrecognized base64 character');
  }
  return new ApexBlob(Buffer.from(compact, 'base64'));
}

function fromHex(text: string): ApexBlob {
  if (!/^(?:[0-9A-Fa-f]{2})*$/.test(text)) {
    throw apexException('System.InvalidParameterValueException', `Invalid hex string: ${text}`);
  }
  return new ApexBlob(Buffer.from(text, 'hex'));
}

function assertUtf8(charset: Text): void {
  if (notNull(charset).toLowerCase() !== 'utf-8') {
    throw new UnsupportedError(`The character set ${charset} in EncodingUtil`);
  }
}

/** Java's URLEncoder: a blank becomes a plus. */
function urlEncode(text: string): string {
  return encodeURIComponent(text.toWellFormed())
    .replaceAll(/[!'()~]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll('%20', '+');
}

function urlDecode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', '%20'));
  } catch {
    throw apexException('System.InvalidParameterValueException', `Invalid URL encoding: ${text}`);
  }
}

/** `System.EncodingUtil`. @remarks https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_classes_restful_encodingUtil.htm */
export const ENCODING_UTIL_TYPE: LibraryType = {
  name: 'System.EncodingUtil',
  statics: {
    base64Decode: (_tx: Transaction, text: Text) => base64Decode(notNull(text)),
    base64Encode: (_tx: Transaction, blob: ApexBlob | null) =>
      Buffer.from(notNull(blob).bytes).toString('base64'),
    convertFromHex: (_tx: Transaction, text: Text) => fromHex(notNull(text)),
    convertToHex: (_tx: Transaction, blob: ApexBlob | null) =>
      Buffer.from(notNull(blob).bytes).toString('hex'),
    urlDecode: (_tx: Transaction, text: Text, charset: Text) => {
      assertUtf8(charset);
      return urlDecode(notNull(text));
    },
    urlEncode: (_tx: Transaction, text: Text, charset: Text) => {
      assertUtf8(charset);
      return urlEncode(notNull(text));
    }
  }
};
