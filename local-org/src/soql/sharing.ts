import type { ObjectSchema, Schema } from '../metadata/schema.ts';
import { isSetupObject } from '../metadata/permissions.ts';
import { quoted } from '../store/columns.ts';
import { ALWAYS, fragment, type Fragment } from './fragment.ts';
import type { QueryUser } from './options.ts';

/** References that decide about rows of objects whose sharing is controlled by their parent. */
const CONTROLLING_FIELD: Readonly<Record<string, string>> = {
  contact: 'AccountId',
  opportunitycontactrole: 'OpportunityId'
};

/**
 * The rows of an object a user may see, as a condition on a table alias: all of them under a public default or with View All, else those
 * the user or a queue of theirs owns, or those whose master the user may see. Role hierarchy, sharing rules and manual shares are not modelled: they only add
 * rows, so leaving them out is never kinder than Salesforce.
 * @remarks https://developer.salesforce.com/docs/atlas.en-us.securityImplGuide.meta/securityImplGuide/sharing_model_fields.htm
 */
export function sharingCondition(
  object: ObjectSchema,
  alias: string,
  user: QueryUser,
  schema: Schema
): Fragment {
  const { permissions } = user;
  if (user.guest !== undefined) return guestCondition(object, alias, user);
  if (
    object.kind === 'customMetadata' ||
    permissions.viewsAll(object.name) ||
    permissions.modifiesAll(object.name)
  )
    return ALWAYS;
  if (object.sharingModel === 'Read' || object.sharingModel === 'ReadWrite') return ALWAYS;
  if (object.sharingModel === 'Private') return ownedBy(alias, user);
  return byParent(object, alias, user, schema);
}

function ownedBy(alias: string, { id, queueIds = [] }: QueryUser): Fragment {
  if (queueIds.length === 0) return fragment(`${alias}."OwnerId" = ?`, id);
  const marks = ['?', ...queueIds.map(() => '?')].join(', ');
  return fragment(`${alias}."OwnerId" IN (${marks})`, id, ...queueIds);
}

/**
 * Guests see configuration and their own user; of everything else nothing, because organisation-wide defaults are Private for them and
 * only guest sharing rules open records, which are not modelled.
 * @remarks https://help.salesforce.com/s/articleView?id=sf.networks_secure_guest_user_sharing.htm
 */
function guestCondition(object: ObjectSchema, alias: string, user: QueryUser): Fragment {
  if (object.name === 'User') return fragment(`${alias}."Id" = ?`, user.id);
  const isOpen = object.kind === 'customMetadata' || isSetupObject(object.name);
  return isOpen ? ALWAYS : fragment('0');
}

function byParent(object: ObjectSchema, alias: string, user: QueryUser, schema: Schema): Fragment {
  const name = CONTROLLING_FIELD[object.name.toLowerCase()];
  const fields = [...object.fields.values()];
  const reference = fields.find((field) =>
    name === undefined ? field.type === 'MasterDetail' : field.name === name
  );
  const parent =
    reference === undefined ? undefined : schema.object(reference.referenceTo[0] ?? '');
  if (reference === undefined || parent === undefined) return ALWAYS;
  const column = `${alias}.${quoted(reference.name)}`;
  const inner = `${alias}p`;
  const condition = sharingCondition(parent, inner, user, schema);
  const visible =
    condition === ALWAYS
      ? fragment(`${column} IS NOT NULL`)
      : fragment(
          `EXISTS (SELECT 1 FROM ${quoted(parent.name)} ${inner} WHERE ${inner}."Id" = ${column} AND (${condition.sql}))`,
          ...condition.parameters
        );
  if (!object.fields.has('ownerid')) return visible;
  return fragment(
    `(${visible.sql}) OR (${column} IS NULL AND ${alias}."OwnerId" = ?)`,
    ...visible.parameters,
    user.id
  );
}
