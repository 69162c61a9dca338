import { Failure } from '../support/failure.ts';

/** Hosts that all orgs share: the client credentials flow and Apex REST want an org's own. */
const SHARED = /^(login|test)\.salesforce\.com$/i;

/**
 * The address for the API of an org, from any address of it that a person may have at hand.
 * @throws Failure for what is no address of an org
 */
export function orgAddress(text: string): string {
  let url: URL;
  try {
    url = new URL(text.includes('://') ? text : `https://${text}`);
  } catch {
    throw new Failure(`"${text}" is no address. ${WANTED}`);
  }
  if (SHARED.test(url.hostname))
    throw new Failure(`${url.hostname} belongs to all orgs. ${WANTED}`);
  const host = url.host
    .replace(/\.lightning\.force\.com$/i, '.my.salesforce.com')
    .replace(/\.my\.salesforce-setup\.com$/i, '.my.salesforce.com');
  return `${url.protocol}//${host}`;
}

const WANTED =
  'Give the address of your own org, as Setup, My Domain shows it: https://MYDOMAIN.my.salesforce.com';
