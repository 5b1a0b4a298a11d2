import type { BackendRef } from '../../gateway-api/backend-refs.ts';
import type { Finding } from '../../gateway-api/finding.ts';
import type { Found } from '../../gateway-api/found.ts';
import { pickList, pickString } from '../../manifest/json.ts';
import { factOf } from '../fact.ts';
import { type Attachment, classConfigurationOf, configurationOf } from './attachments.ts';
import { facts } from './facts.ts';
import { certificateArn, optionPath } from './fields.ts';

/** AWS-14: where the certificate of a listener that ends TLS comes from. */
export function certificateFindings(
  found: Found,
  { route }: BackendRef,
  { gateway, listener }: Attachment,
): readonly Finding[] {
  if (gateway === null || listener === null) return [];
  const key = `${listener.protocol}:${listener.port}`.toLowerCase();
  const named = [configurationOf(found, gateway), classConfigurationOf(found, gateway)];
  if (named.some((one) => one !== undefined && one.object === undefined)) return [];
  const hasArn = named.some((one) =>
    pickList(one?.object, 'spec', 'listenerConfigurations').some(
      (entry) =>
        pickString(entry, 'protocolPort')?.toLowerCase() === key &&
        (pickString(entry, 'defaultCertificate') !== undefined || pickList(entry, 'certificates').length > 0),
    ),
  );
  if (hasArn) return [];
  const discovers = listener.hostname !== null || pickList(route, 'spec', 'hostnames').length > 0;
  const fact = factOf(facts, 'listener-certificate');
  const common = {
    id: 'AWS-14',
    reason: fact.claim,
    at: { field: optionPath(certificateArn), object: listener.gatewayRef, path: listener.path },
    evidence: fact.evidence,
    fixes: [],
  };
  return [
    discovers
      ? {
          ...common,
          severity: 'info',
          message: `The certificate of listener “${listener.name}” is looked up in ACM by host name.`,
        }
      : {
          ...common,
          severity: 'warning',
          message: `Listener “${listener.name}” has no certificate, and no host name by which one could be found in ACM.`,
          reason: `${fact.claim} Without either the Gateway is not reconciled. Give the ARN, or a host name to the listener.`,
        },
  ];
}
