import { restEndpoints, type RestEndpoint } from '../http/apexrest/rest-endpoints.ts';
import { eventPayload, ServedOrg } from '../http/served-org.ts';
import type { Development } from '../http/development.ts';
import type { EventStreams } from '../http/event-stream.ts';
import type { OAuthClient } from '../http/oauth/client-credentials.ts';
import { Grants } from '../http/oauth/grants.ts';
import { OAuthClients } from '../http/oauth/oauth-clients.ts';
import { DAILY_API_REQUESTS, RequestAllowance } from '../http/request-allowance.ts';
import { createRequestHandler } from '../http/routes.ts';
import { Turns } from '../http/turns.ts';
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
  /** Deployments and test runs; none without it. */
  readonly development?: Development;
  /** Shared with what runs beside requests. */
  readonly turns?: Turns;
  /** Calls of the API that are answered within 24 hours; those of an Enterprise Edition org without it. */
  readonly dailyRequests?: number;
}

/** Answers requests to an org: services, event stream and pages. Its platform events go out to the streams from now on. */
export function serveOrg(parts: ServedParts): RequestHandler {
  const { org, client, sessions, streams, baseUrl, now, pageScript } = parts;
  org.listen((event) => streams.publishPlatformEvent(event.objectName, eventPayload(event)));
  const users = org.users;
  const pages = new BrowserPages({ org: new OrgRows(org), users, sessions, baseUrl, pageScript });
  return createRequestHandler({
    org: new ServedOrg(org),
    endpoints: endpointsOf(org),
    development: parts.development ?? null,
    turns: parts.turns ?? new Turns(),
    allowance: new RequestAllowance(parts.dailyRequests ?? DAILY_API_REQUESTS, now),
    oauth: {
      client,
      sessions,
      baseUrl,
      organizationId: org.organizationId,
      now,
      grants: new Grants(now),
      clients: new OAuthClients(org, baseUrl, now)
    },
    streams,
    pages: (request, response) => pages.answer(request, response)
  });
}

/** Read again after a deployment only. */
function endpointsOf(org: LocalOrg): () => readonly RestEndpoint[] {
  let types = org.types;
  let endpoints = restEndpoints(types, org.schema.namespace);
  return () => {
    if (types !== org.types) {
      types = org.types;
      endpoints = restEndpoints(types, org.schema.namespace);
    }
    return endpoints;
  };
}
