import { backendPath, serviceOf } from '../../configuration/backends.ts';
import type { Configuration } from '../../configuration/configuration.ts';
import type { Finding } from '../../gateway-api/finding.ts';
import { skipAnnotations } from '../../gateway-api/skip-annotations.ts';
import { sameJson } from '../../manifest/json.ts';
import { annotationsOf } from './annotations.ts';
import { GATEWAY_MANUAL, KEYS } from './sources.ts';

/** What annotations of a Service cannot say. */
export function examine(configuration: Configuration): readonly Finding[] {
  return [...twoWishes(configuration), ...certificateElsewhere(configuration), ...caInConfigMap(configuration)];
}

/** HAP-01: a Service has one set of annotations, whatever port and route leads to it. */
function twoWishes(configuration: Configuration): Finding[] {
  const first = new Map<string, readonly (readonly [string, string])[]>();
  return configuration.backends.flatMap((backend, index): Finding[] => {
    const service = serviceOf(backend, configuration);
    if (service === undefined) return [];
    const key = `${service.namespace}/${service.name}`;
    const { validation } = backend;
    const asked = [...annotationsOf(configuration, validation), ...Object.entries(skipAnnotations(validation) ?? {})];
    const there = first.get(key);
    if (there === undefined) first.set(key, asked);
    if (there === undefined || sameJson(there.map(String), asked.map(String))) return [];
    return [
      {
        id: 'HAP-01',
        severity: 'error',
        message: `Service ${key} is asked to be verified in two ways.`,
        reason: 'The annotations of a Service hold for all of its ports and routes. Give the pods a second Service.',
        at: { field: `${backendPath(index)}.validation` },
        evidence: [GATEWAY_MANUAL],
        fixes: [],
      },
    ];
  });
}

/** HAP-02: the Secret is looked for beside the Service. */
function certificateElsewhere(configuration: Configuration): Finding[] {
  const { backends, clientCertificate } = configuration;
  const namespace = backends
    .map((backend) => serviceOf(backend, configuration)?.namespace)
    .find((one) => one !== undefined && one !== clientCertificate?.namespace);
  if (clientCertificate === null || namespace === undefined) return [];
  return [
    {
      id: 'HAP-02',
      severity: 'error',
      message: `The client certificate has to be in ${namespace}, where the Service is.`,
      reason: 'A Secret is read from the Service’s namespace, unless the controller allows other ones. Copy it there.',
      at: { field: 'clientCertificate.namespace' },
      evidence: [KEYS],
      fixes: [
        {
          label: `The Secret is in ${namespace}`,
          edits: [{ at: 'clientCertificate.namespace', value: namespace }],
        },
      ],
    },
  ];
}

/** HAP-03: CAs that are no Secret. */
function caInConfigMap({ backends }: Configuration): Finding[] {
  return backends.flatMap(({ target, validation }, index): Finding[] => {
    const elsewhere = validation.mode === 'system' || (validation.mode === 'custom' && validation.ca.kind !== 'Secret');
    if (!elsewhere || target.kind !== 'Service') return [];
    const at = `${backendPath(index)}.validation`;
    const { hostname, subjectAltNames } = validation;
    const name = validation.mode === 'custom' && validation.ca.kind !== 'ClusterCA' ? validation.ca.name : 'api-ca';
    const ca = { kind: 'Secret', name };
    return [
      {
        id: 'HAP-03',
        severity: 'error',
        message: 'The CA has to be in a Secret.',
        reason: `Without one nothing is verified, and any certificate is accepted. Put the CA under ca.crt into Secret ${target.namespace}/${name}.`,
        at: { field: validation.mode === 'system' ? `${at}.mode` : `${at}.ca.kind` },
        evidence: [KEYS],
        fixes: [
          {
            label: 'Take the CA from a Secret',
            edits: [{ at, value: { mode: 'custom', hostname, subjectAltNames, ca } }],
          },
        ],
      },
    ];
  });
}
