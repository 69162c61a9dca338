import { UnsupportedError } from '../../diagnostics/errors.ts';
import type { RunningUser } from '../../runtime/transaction.ts';
import type { XmlElement } from '../../metadata/read/xml.ts';
import { idsOf, requireMetadataRights, type Development } from '../development.ts';
import type { HttpResponse } from '../http-response.ts';
import { childNamed, childrenNamed, soapAnswer, textOf, type SoapCall } from '../soap/envelope.ts';
import { platformFault, SoapFault } from '../soap/soap-fault.ts';
import { toXml } from '../soap/to-xml.ts';
import { readDeployOptions } from './deploy-options.ts';
import { deployResultJson, soapMoment } from './deploy-result.ts';
import { describeMetadata, listMetadata } from './metadata-lists.ts';
import { retrieveResult, startRetrieve } from './retrieve-result.ts';

const NAMESPACE = 'http://soap.sforce.com/2006/04/metadata';

/** One call of the Metadata API, by a user who may. */
interface MetadataCall {
  readonly development: Development;
  readonly user: RunningUser;
  readonly body: XmlElement;
  readonly version: string;
}

type Operation = (call: MetadataCall) => unknown;

const OPERATIONS: Readonly<Record<string, Operation>> = {
  deploy,
  checkDeployStatus,
  cancelDeploy,
  retrieve: startRetrieve,
  checkRetrieveStatus: retrieveResult,
  listMetadata,
  describeMetadata
};

/**
 * `POST /services/Soap/m/68.0`
 * @throws SoapFault, ApiError; UnsupportedError for calls that are not modelled
 * @remarks https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_calls_intro.htm
 */
export function answerMetadataCall(
  development: Development,
  user: RunningUser,
  call: SoapCall,
  version: string
): HttpResponse {
  requireMetadataRights(user);
  const operation = OPERATIONS[call.operation];
  if (operation === undefined)
    throw new UnsupportedError(`The Metadata API call ${call.operation}`);
  const result = operation({ development, user, body: call.body, version });
  const name = `${call.operation}Response`;
  return soapAnswer(NAMESPACE, `<${name}>${toXml('result', result)}</${name}>`);
}

function deploy({ development, user, body }: MetadataCall): unknown {
  const zip = textOf(body, 'ZipFile');
  if (zip === null) throw new SoapFault('soapenv:Client', 'Required field is missing: ZipFile');
  const element = childNamed(body, 'DeployOptions');
  const values = Object.fromEntries(
    (element?.children ?? []).map((child) => [
      child.name.slice(child.name.indexOf(':') + 1),
      child.text.trim()
    ])
  );
  const runTests = element === undefined ? [] : childrenNamed(element, 'runTests');
  const options = readDeployOptions(
    values,
    runTests.map((each) => each.text.trim())
  );
  const { id } = development.deployments.start(Buffer.from(zip, 'base64'), options, user);
  return { done: false, id, state: 'Queued' };
}

function checkDeployStatus({ development, body }: MetadataCall): unknown {
  const id = textOf(body, 'asyncProcessId') ?? '';
  const deployment = development.deployments.find(id);
  if (deployment === null) throw unknownProcess(id);
  const withDetails = textOf(body, 'includeDetails') === 'true';
  return deployResultJson(deployment, idsOf(development), soapMoment, withDetails);
}

function cancelDeploy({ development, body }: MetadataCall): unknown {
  const id = textOf(body, 'String') ?? textOf(body, 'id') ?? '';
  const deployment = development.deployments.cancel(id);
  if (deployment === null) throw unknownProcess(id);
  return { done: deployment.status === 'Canceled', id: deployment.id };
}

/** @remarks Public clients quote the code; the text is assumed. */
export function unknownProcess(id: string): SoapFault {
  return platformFault('INVALID_CROSS_REFERENCE_KEY', `invalid cross reference id: ${id}`);
}
