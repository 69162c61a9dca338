import { escapeXml } from '../../deploy/xml-text.ts';
import { ApiError } from '../api-error.ts';
import type { HttpResponse } from '../http-response.ts';
import { xmlAnswer } from './envelope.ts';

/** A SOAP request that is answered with a fault. */
export class SoapFault extends Error {
  /** `sf:INVALID_SESSION_ID` */
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.name = 'SoapFault';
    this.code = code;
  }
}

/** A fault in the platform's own name. */
export function platformFault(errorCode: string, message: string): SoapFault {
  return new SoapFault(`sf:${errorCode}`, `${errorCode}: ${message}`);
}

/** The fault for an error that a call ended with; null for a fault of the local org itself. */
export function faultAnswer(error: unknown): HttpResponse | null {
  if (error instanceof SoapFault) return fault(error.code, error.message);
  if (error instanceof ApiError) {
    const [{ errorCode, message }] = error.entries as [ApiError['entries'][number]];
    return fault(`sf:${errorCode}`, `${errorCode}: ${message}`);
  }
  const isUnsupported = error instanceof Error && error.name === 'UnsupportedError';
  return isUnsupported
    ? fault('sf:LOCAL_ORG_UNSUPPORTED', `LOCAL_ORG_UNSUPPORTED: ${error.message}`)
    : null;
}

function fault(code: string, message: string): HttpResponse {
  return xmlAnswer(
    500,
    `<soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" xmlns:sf="http://soap.sforce.com/2006/04/metadata"><soapenv:Body><soapenv:Fault><faultcode>${escapeXml(code)}</faultcode><faultstring>${escapeXml(message)}</faultstring></soapenv:Fault></soapenv:Body></soapenv:Envelope>`
  );
}
