import { restEndpoints } from '../http/apexrest/rest-endpoints.ts';
import { eventPayload, ServedOrg } from '../http/served-org.ts';
import type { EventStreams } from '../http/event-stream.ts';
import type { OAuthClient } from '../http/oauth/client-credentials.ts';
import { createRequestHandler } from '../http/routes.ts';
import type { RequestHandler } from '../http/server.ts';
import type { SessionStore } from '../http/sessions.ts';
import type { LocalOrg } from '../org/local-org.ts';
import { BrowserPages } from '../ui/server/browser-pages.ts';
import { OrgRows } from '../ui/server/org-rows.ts';

/** An open org and what stands between it and the network. */
export interface ServedParts {
  readonly org: LocalOrg;
  readonly client: OAuthClient;
  readonly sessions: SessionStore;
  readonly streams: EventStreams;
  /** Address of the server, without a trailing slash. */
  readonly baseUrl: string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** File of the pages' script; changes when components are built again. */
  readonly pageScript: () => string;
}

/** Answers requests to an org: services, event stream and pages. Its platform events go out to the streams from now on. */
export function serveOrg(parts: ServedParts): RequestHandler {
  const { org, client, sessions, streams, baseUrl, now, pageScript } = parts;
  org.listen((event) => streams.publishPlatformEvent(event.objectName, eventPayload(event)));
  const users = org.users;
  const pages = new BrowserPages({ org: new OrgRows(org), users, sessions, baseUrl, pageScript });
  return createRequestHandler({
    org: new ServedOrg(org),
    endpoints: restEndpoints(org.types),
    oauth: { client, sessions, baseUrl, organizationId: org.organizationId, now },
    streams,
    pages: (request, response) => pages.answer(request, response)
  });
}
