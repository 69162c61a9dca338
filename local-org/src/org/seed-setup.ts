import { Diagnostic } from '../diagnostics/errors.ts';
import type { QueueSchema, SetupSchema } from '../metadata/setup-schema.ts';
import type { SeedRows } from './seed-rows.ts';

/** Writes the rows that deployed set-up metadata makes; rows of an earlier deployment are brought up to date, none is removed. */
export function seedSetup(rows: SeedRows, setup: SetupSchema): void {
  for (const resource of setup.staticResources.values()) {
    rows.put(
      'StaticResource',
      { Name: resource.name },
      {
        ContentType: resource.contentType,
        CacheControl: resource.cacheControl,
        Description: resource.description,
        Body: resource.body,
        BodyLength: resource.length
      }
    );
  }
  for (const type of setup.notificationTypes.values()) {
    rows.put(
      'CustomNotificationType',
      { DeveloperName: type.name },
      {
        MasterLabel: type.label,
        Language: 'en_US',
        CustomNotifTypeName: type.customNotifTypeName,
        Desktop: Number(type.desktop),
        Mobile: Number(type.mobile)
      }
    );
  }
  for (const permission of setup.customPermissions.values()) {
    rows.put(
      'CustomPermission',
      { DeveloperName: permission.name },
      { MasterLabel: permission.label, Language: 'en_US', Description: permission.description }
    );
  }
  for (const queue of setup.queues.values()) seedQueue(rows, queue);
  for (const { name, username } of setup.subscriberConfigs.values()) {
    if (username !== null) requireUser(rows, username, `PlatformEventSubscriberConfig ${name}`);
  }
  for (const { kind, name, runAs } of setup.oauthClients) {
    if (runAs !== null) requireUser(rows, runAs, `${kind} ${name}`);
  }
}

function seedQueue(rows: SeedRows, queue: QueueSchema): void {
  const id = rows.put(
    'Group',
    { DeveloperName: queue.name, Type: 'Queue' },
    {
      Name: queue.label,
      Email: queue.email,
      DoesSendEmailToMembers: Number(queue.sendsEmailToMembers)
    }
  );
  for (const object of queue.objects)
    rows.ensure('QueueSobject', { QueueId: id, SobjectType: object });
  for (const username of queue.members) {
    const userId = requireUser(rows, username, `Queue ${queue.name}`);
    rows.ensure('GroupMember', { GroupId: id, UserOrGroupId: userId });
  }
}

/** Id of a user that metadata names. @throws Diagnostic as a deployment answers */
export function requireUser(rows: SeedRows, username: string, file: string): string {
  const id = rows.find('User', { Username: username });
  if (id !== undefined) return id;
  const message = `In field: user - no User named ${username} found`;
  throw new Diagnostic({ code: 'unknown-name', file, line: 1, column: 1, message });
}
