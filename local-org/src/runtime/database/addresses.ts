import {
  COUNTRIES,
  pickedAddresses,
  type AddressFields,
  type Country,
  type Place
} from '../../metadata/features/states.ts';
import { refuse, type RowWork } from './row-work.ts';

/** A name and its code in one address, and what may stand there. */
interface Choice {
  readonly kind: 'state' | 'country';
  readonly name: string;
  readonly code: string;
  readonly places: readonly Place[];
}

/**
 * Where states and countries are picklists: brings names and codes together, and refuses what is not of the list. Does nothing elsewhere.
 *
 * @remarks https://help.salesforce.com/s/articleView?id=xcloud.admin_state_country_picklists_field_syncing.htm; wording as in public
 * reports: https://salesforce.stackexchange.com/q/122863
 */
export function settleAddresses(work: RowWork): void {
  for (const address of pickedAddresses(work.object)) {
    settle(work, {
      kind: 'country',
      name: address.country,
      code: address.countryCode,
      places: COUNTRIES
    });
    settleState(work, address, countryOf(work, address));
  }
}

function countryOf(work: RowWork, address: AddressFields): Country | null {
  const code = work.contents[address.countryCode] ?? null;
  return COUNTRIES.find((country) => country.code === code) ?? null;
}

function settleState(work: RowWork, address: AddressFields, country: Country | null): void {
  const { state: name, stateCode: code } = address;
  if (country !== null) {
    settle(work, { kind: 'state', name, code, places: country.states });
    return;
  }
  if (textOf(work, name) === null && textOf(work, code) === null) return;
  if (!isChanged(work, name) && !isChanged(work, code)) {
    work.contents[name] = null;
    work.contents[code] = null;
    return;
  }
  if (work.errors.length > 0) return;
  const message = `A country must be specified before specifying a state value for field: ${labelOf(work, name)}`;
  refuse(work, 'FIELD_INTEGRITY_EXCEPTION', message, [name]);
}

function settle(work: RowWork, choice: Choice): void {
  const code = isChanged(work, choice.code) ? textOf(work, choice.code) : null;
  const name = isChanged(work, choice.name) ? textOf(work, choice.name) : null;
  if (code !== null) settleByCode(work, choice, code, name);
  else if (name !== null) settleByName(work, choice, name);
  else if (isChanged(work, choice.code) || isChanged(work, choice.name)) set(work, choice, null);
  else recheck(work, choice);
}

/** What a new row says twice counts by its code; a change must say the same twice. */
function settleByCode(work: RowWork, choice: Choice, code: string, name: string | null): void {
  const place = choice.places.find((each) => isSame(each.code, code));
  if (place === undefined) {
    const message = `The ${choice.code} field contains ${code}, which isn't an available ${choice.kind}. Your administrator can add it for you.`;
    refuse(work, 'FIELD_INTEGRITY_EXCEPTION', message, [choice.code]);
  } else if (work.operation === 'update' && name !== null && !isSame(place.name, name)) {
    refuseName(work, choice);
  } else {
    set(work, choice, place);
  }
}

function settleByName(work: RowWork, choice: Choice, name: string): void {
  const place = choice.places.find((each) => isSame(each.name, name));
  if (place === undefined) refuseName(work, choice);
  else set(work, choice, place);
}

/** A state that stays although the country changes has to be of the new one. */
function recheck(work: RowWork, choice: Choice): void {
  const code = textOf(work, choice.code);
  if (code === null || choice.places.some((each) => isSame(each.code, code))) return;
  refuseName(work, choice);
}

function refuseName(work: RowWork, { kind, name }: Choice): void {
  const list = kind === 'state' ? 'states' : 'countries';
  const message =
    `There's a problem with this ${kind}, even though it may appear correct. Please select a ${kind} from the list of valid ` +
    `${list}.: ${labelOf(work, name)}`;
  refuse(work, 'FIELD_INTEGRITY_EXCEPTION', message, [name]);
}

function set(work: RowWork, choice: Choice, place: Place | null): void {
  work.contents[choice.name] = place?.name ?? null;
  work.contents[choice.code] = place?.code ?? null;
}

function textOf(work: RowWork, field: string): string | null {
  const value = work.contents[field] ?? null;
  return typeof value === 'string' ? value : null;
}

function isChanged(work: RowWork, field: string): boolean {
  return (work.contents[field] ?? null) !== (work.before?.[field] ?? null);
}

function isSame(left: string, right: string): boolean {
  return left.toLowerCase() === right.toLowerCase();
}

function labelOf(work: RowWork, field: string): string {
  return work.object.fields.get(field.toLowerCase())?.label ?? field;
}
