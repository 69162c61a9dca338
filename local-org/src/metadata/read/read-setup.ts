import type { OAuthClientSchema } from '../oauth-schema.ts';
import type { Schema } from '../schema.ts';
import type { SetupSchema } from '../setup-schema.ts';
import type { DeclaredNames } from './declared-names.ts';
import { readConnectedApp } from './read-connected-app.ts';
import { readCspTrustedSite } from './read-csp-trusted-site.ts';
import { readCustomPermission } from './read-custom-permission.ts';
import { readExternalClientApps } from './read-external-client-app.ts';
import { readNotificationType } from './read-notification-type.ts';
import { readLoginIpRanges } from './read-profile.ts';
import { readQueue } from './read-queue.ts';
import { checkPrefixes, readSite } from './read-site.ts';
import { readStaticResource } from './read-static-resource.ts';
import { checkConsumers, readSubscriberConfig } from './read-subscriber-config.ts';
import type { MetadataReport, SourceFile } from './report.ts';
import { openFile, type MetadataFile, type MetadataKind } from './source-files.ts';

/** A metadata file with its content. */
export type OpenFile = MetadataFile & SourceFile;

/** Reads static resources, notification types, subscriber configurations, sites, queues, custom permissions, trusted sites, OAuth clients and log-in ranges. */
export function readSetup(
  files: readonly MetadataFile[],
  schema: Schema,
  names: DeclaredNames,
  report: MetadataReport
): SetupSchema {
  const each = <T>(kind: MetadataKind, read: (source: OpenFile) => T): ReadonlyMap<string, T> => {
    return new Map(opened(files, kind).map((source) => [source.name, read(source)]));
  };
  const setup: SetupSchema = {
    staticResources: each('staticResource', (source) => readStaticResource(source, report)),
    notificationTypes: each('notificationType', (source) => readNotificationType(source, report)),
    subscriberConfigs: each('subscriberConfig', (source) =>
      readSubscriberConfig(source, names, report)
    ),
    sites: each('site', (source) => readSite(source, report)),
    queues: each('queue', (source) => readQueue(source, schema, report)),
    customPermissions: each('customPermission', (source) => readCustomPermission(source, report)),
    cspTrustedSites: each('cspTrustedSite', (source) => readCspTrustedSite(source, report)),
    oauthClients: oauthClients(files, report),
    loginIpRanges: new Map(
      opened(files, 'profile').map((source) => [
        decodeURIComponent(source.name),
        readLoginIpRanges(source, report)
      ])
    )
  };
  checkPrefixes(files, setup, report);
  checkConsumers(files, setup, report);
  return setup;
}

function oauthClients(
  files: readonly MetadataFile[],
  report: MetadataReport
): readonly OAuthClientSchema[] {
  const apps = {
    headers: opened(files, 'externalClientApp'),
    global: opened(files, 'externalClientAppGlobal'),
    oauth: opened(files, 'externalClientAppOauth'),
    policies: opened(files, 'externalClientAppPolicy'),
    oauthPolicies: opened(files, 'externalClientAppOauthPolicy')
  };
  return [
    ...opened(files, 'connectedApp').flatMap((source) => readConnectedApp(source, report) ?? []),
    ...readExternalClientApps(apps, report)
  ];
}

/** Files of a kind with their content; of two with one name the later. */
function opened(files: readonly MetadataFile[], kind: MetadataKind): readonly OpenFile[] {
  const last = new Map(files.filter((file) => file.kind === kind).map((file) => [file.name, file]));
  return [...last.values()].map(open);
}

/** Reads a file. */
export function open(file: MetadataFile): OpenFile {
  return { ...file, ...openFile(file) };
}
