import type { ObjectSchema } from '../../metadata/schema.ts';
import type { RunningUser } from '../../runtime/transaction.ts';
import type { PageOrg, PageRow } from './rows.ts';
import { apiError, notFound } from '../../http/api-error.ts';
import type { HttpRequest } from '../../http/http-request.ts';
import { json, type HttpResponse } from '../../http/http-response.ts';

interface FieldValue {
  readonly value: unknown;
  readonly displayValue: string | null;
}

/**
 * `GET /ui-api/records/{id}?fields=Lead.Name&optionalFields=…` for `lightning/uiRecordApi`, in user mode.
 * @throws ApiError 404 for no such record, 400 INVALID_FIELD for a field that is asked for and cannot be read
 * @remarks https://developer.salesforce.com/docs/atlas.en-us.uiapi.meta/uiapi/ui_api_resources_record_get.htm
 */
export function answerUiRecord(
  org: PageOrg,
  user: RunningUser,
  request: HttpRequest
): HttpResponse {
  const id = request.path.split('/')[3] ?? '';
  const object = /^[a-zA-Z0-9]{15}(\w{3})?$/.test(id) ? objectOfId(org, id) : undefined;
  if (object === undefined || !user.permissions.canRead(object.name)) throw notFound();
  const wanted = names(request, 'fields', object);
  const unreadable = wanted.find((name) => !mayRead(org, user, object, name));
  if (unreadable !== undefined) {
    throw apiError(
      400,
      'INVALID_FIELD',
      `No such column '${unreadable}' on entity '${object.name}'.`
    );
  }
  const optional = names(request, 'optionalFields', object).filter((name) =>
    mayRead(org, user, object, name)
  );
  const fields = [...new Set([...wanted, ...optional])];
  const [row] = org.rows(
    user,
    `SELECT ${['Id', ...fields].join(', ')} FROM ${object.name} WHERE Id = '${id}'`
  );
  if (row === undefined) throw notFound();
  return json(200, { apiName: object.name, id: row.id, fields: fieldValues(row, fields) });
}

function fieldValues(
  row: PageRow,
  fields: readonly string[]
): Readonly<Record<string, FieldValue>> {
  return Object.fromEntries(
    fields.map((name) => [name, { value: row.value(name), displayValue: null }])
  );
}

/** Field names without their object; fields of parent records are not modelled. */
function names(request: HttpRequest, parameter: string, object: ObjectSchema): readonly string[] {
  return (request.query.get(parameter) ?? '')
    .split(',')
    .filter((path) => path !== '')
    .map((path) => {
      const [objectName, name, ...rest] = path.split('.');
      if (objectName !== object.name || name === undefined || rest.length > 0) {
        throw apiError(
          400,
          'INVALID_FIELD',
          `The field ${path} is not one of ${object.name} itself.`
        );
      }
      return name;
    });
}

function mayRead(org: PageOrg, user: RunningUser, object: ObjectSchema, name: string): boolean {
  return (
    org.schema.field(object.name, name) !== undefined &&
    user.permissions.canReadField(object.name, name)
  );
}

function objectOfId(org: PageOrg, id: string): ObjectSchema | undefined {
  return [...org.schema.objects.values()].find(
    ({ keyPrefix, stored }) => stored && keyPrefix !== '' && id.startsWith(keyPrefix)
  );
}
