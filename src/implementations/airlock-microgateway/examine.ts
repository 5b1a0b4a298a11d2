import { backendPath } from '../../configuration/backends.ts';
import type { Configuration } from '../../configuration/configuration.ts';
import type { Finding } from '../../gateway-api/finding.ts';
import { factOf } from '../fact.ts';
import { pinInstead } from '../pin-instead.ts';
import { unlisted, type Versioned } from '../version-findings.ts';
import { facts } from './facts.ts';
import { INCUBATING_48, RELEASES, REQUIREMENTS } from './sources.ts';
import { versions } from './versions.ts';

const VERSIONED: Versioned = { label: 'Airlock Microgateway', versions, evidence: [RELEASES] };
const DIFFERENCES = 'Before 4.8 BackendTLSPolicy is read as v1alpha3, and there is no client certificate.';

/** What Airlock Microgateway cannot do of what is asked for, and how far it is known. */
export function examine(configuration: Configuration): readonly Finding[] {
  return [
    ...skip(configuration),
    ...routes(configuration),
    ...incubating(configuration),
    ...fromDocumentation(),
    ...unlisted(configuration, 'AIR-23', VERSIONED, DIFFERENCES),
  ];
}

/** AIR-01: no way but a trusted certificate. */
function skip({ backends }: Configuration): Finding[] {
  return backends.flatMap((backend, index): Finding[] => {
    if (backend.validation.mode !== 'skip') return [];
    const { claim, evidence } = factOf(facts, 'skip');
    return [
      {
        id: 'AIR-01',
        severity: 'error',
        message: 'Airlock Microgateway cannot encrypt without verifying.',
        reason: `${claim} A self-signed certificate can be trusted by itself: paste it as the CA, and give the name that it is for.`,
        at: { field: `${backendPath(index)}.validation.mode` },
        evidence,
        fixes: [pinInstead(backend, index)],
      },
    ];
  });
}

/** AIR-02: routes that nobody reads. */
function routes({ route }: Configuration): Finding[] {
  if (route.kind === 'HTTPRoute') return [];
  const { claim, evidence } = factOf(facts, `route-${route.kind}`);
  return [
    {
      id: 'AIR-02',
      severity: 'error',
      message: `Airlock Microgateway does not read a ${route.kind}.`,
      reason: `${claim} It would get no status, and no traffic.`,
      at: { field: 'route.kind' },
      evidence,
      fixes: [
        {
          label: 'Use an HTTPRoute',
          edits: [
            { at: 'route.kind', value: 'HTTPRoute' },
            { at: 'gateway.listener.protocol', value: 'HTTPS' },
          ],
        },
      ],
    },
  ];
}

/** AIR-03: where Gateway API has no field for the client certificate, its own parameters have. */
function incubating({ clientCertificate, setting }: Configuration): Finding[] {
  const { release, channel } = setting.gatewayApi;
  if (clientCertificate === null || release !== '1.4' || channel !== 'standard') return [];
  return [
    {
      id: 'AIR-03',
      severity: 'info',
      message: 'GatewayParameters have a field for the client certificate too.',
      reason:
        'spec.experimental.tls.backend.clientCertificateRef, in the GatewayParameters that the Gateway’s infrastructure.parametersRef names, is meant for clusters with the standard channel before Gateway API 1.5. It is not written here, and goes away once the standard has it.',
      at: { field: 'clientCertificate' },
      evidence: [INCUBATING_48],
      fixes: [],
    },
  ];
}

/** AIR-05: how much these statements are worth. */
function fromDocumentation(): Finding[] {
  return [
    {
      id: 'AIR-05',
      severity: 'info',
      message: 'What is said here of Airlock Microgateway was read in its documentation, not in its source.',
      reason:
        'The source is not public. BackendTLSPolicy, subject alternative names and the client certificate have passed the tests of conformance of the standard; the rest has been tried by nobody here. Take the negative test in the steps seriously.',
      at: { field: 'setting.implementation' },
      evidence: [REQUIREMENTS],
      fixes: [],
    },
  ];
}
