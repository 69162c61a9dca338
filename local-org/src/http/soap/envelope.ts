import { Diagnostic } from '../../diagnostics/errors.ts';
import { parseXml, type XmlElement } from '../../metadata/read/xml.ts';
import type { HttpResponse } from '../http-response.ts';
import { SoapFault } from './soap-fault.ts';

/** A SOAP request: who asks, and for what. */
export interface SoapCall {
  /** Of the session header; null without one. */
  readonly sessionId: string | null;
  /** Name of the operation: `deploy`. */
  readonly operation: string;
  readonly body: XmlElement;
}

/** @throws SoapFault for anything else than one envelope with one operation */
export function readEnvelope(text: string): SoapCall {
  const envelope = parseEnvelope(text);
  const header = childNamed(envelope, 'Header');
  const body = childNamed(envelope, 'Body')?.children[0];
  if (localName(envelope) !== 'Envelope' || body === undefined)
    throw new SoapFault('soapenv:Client', 'SOAP envelope without a body.');
  const session = header === undefined ? undefined : childNamed(header, 'SessionHeader');
  const id = session === undefined ? undefined : childNamed(session, 'sessionId');
  return { sessionId: id?.text.trim() ?? null, operation: localName(body), body };
}

function parseEnvelope(text: string): XmlElement {
  try {
    return parseXml(text, 'SOAP envelope');
  } catch (error) {
    if (error instanceof Diagnostic) throw new SoapFault('soapenv:Client', error.message);
    throw error;
  }
}

/** Name without the namespace's prefix. */
export function localName({ name }: XmlElement): string {
  return name.slice(name.indexOf(':') + 1);
}

export function childNamed(parent: XmlElement, name: string): XmlElement | undefined {
  return parent.children.find((child) => localName(child) === name);
}

export function childrenNamed(parent: XmlElement, name: string): readonly XmlElement[] {
  return parent.children.filter((child) => localName(child) === name);
}

/** Text of a child, null where it is missing. */
export function textOf(parent: XmlElement, name: string): string | null {
  return childNamed(parent, name)?.text.trim() ?? null;
}

/** An answer in an envelope of the operation's namespace. */
export function soapAnswer(namespace: string, body: string, header = ''): HttpResponse {
  const headers = header === '' ? '' : `<soapenv:Header>${header}</soapenv:Header>`;
  return xmlAnswer(
    200,
    `<soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" xmlns="${namespace}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">${headers}<soapenv:Body>${body}</soapenv:Body></soapenv:Envelope>`
  );
}

export function xmlAnswer(status: number, text: string): HttpResponse {
  return {
    status,
    headers: { 'Content-Type': 'text/xml;charset=UTF-8' },
    body: `<?xml version="1.0" encoding="UTF-8"?>${text}`
  };
}
