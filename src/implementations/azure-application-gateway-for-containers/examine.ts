import { backendPath, serviceOf } from '../../configuration/backends.ts';
import type { Configuration } from '../../configuration/configuration.ts';
import type { Finding } from '../../gateway-api/finding.ts';
import { factOf } from '../fact.ts';
import { facts } from './facts.ts';
import { clashesOf } from './plan.ts';
import { API } from './sources.ts';

/** What its policy cannot say of what is asked for. */
export function examine(configuration: Configuration): readonly Finding[] {
  return [
    ...caElsewhere(configuration),
    ...moreNames(configuration),
    ...twoWishes(configuration),
    ...certificateElsewhere(configuration),
    ...worth(),
  ];
}

/** AGC-02: a CA that is in no Secret; AGC-04: no CA at all. */
function caElsewhere({ backends }: Configuration): readonly Finding[] {
  return backends.flatMap(({ target, validation }, index): Finding[] => {
    if (validation.mode === 'skip' || (validation.mode === 'custom' && validation.ca.kind === 'Secret')) return [];
    const system = validation.mode === 'system';
    const at = `${backendPath(index)}.validation`;
    const name = validation.mode === 'system' || validation.ca.kind === 'ClusterCA' ? 'api-ca' : validation.ca.name;
    const { hostname, subjectAltNames } = validation;
    const { claim, evidence } = factOf(facts, system ? 'system-ca' : 'ca-secret');
    return [
      {
        id: system ? 'AGC-04' : 'AGC-02',
        severity: 'error',
        message: system ? 'The CA has to be named, in a Secret.' : 'The CA has to be in a Secret.',
        reason: `${claim} Put it under ca.crt into Secret ${target.namespace}/${name}; the steps have the command.`,
        at: { field: system ? `${at}.mode` : `${at}.ca.kind` },
        evidence,
        fixes: [
          {
            label: 'Take the CA from a Secret',
            edits: [{ at, value: { mode: 'custom', hostname, subjectAltNames, ca: { kind: 'Secret', name } } }],
          },
        ],
      },
    ];
  });
}

/** AGC-05: more names than the one that is checked, or one that may not be compared. */
function moreNames({ backends }: Configuration): readonly Finding[] {
  return backends.flatMap(({ validation }, index): Finding[] => {
    if (validation.mode === 'skip') return [];
    const [first, second] = validation.subjectAltNames;
    const at = `${backendPath(index)}.validation.subjectAltNames`;
    const { claim, evidence } = factOf(facts, second === undefined ? 'uri-name' : 'subject-alt-names');
    if (first === undefined || (second === undefined && first.type === 'Hostname')) return [];
    return [
      {
        id: 'AGC-05',
        severity: second === undefined ? 'warning' : 'error',
        message:
          second === undefined ? 'A URI may not be compared.' : 'Only one subject alternative name can be checked.',
        reason: second === undefined ? claim : `${claim} The others would not be accepted.`,
        at: { field: at },
        evidence,
        fixes: [
          second === undefined
            ? { label: 'Check the host name', edits: [{ at, value: [] }] }
            : { label: 'Keep the first', edits: [{ at, value: [{ ...first }] }] },
        ],
      },
    ];
  });
}

/** AGC-06: a policy holds for a port, whatever route leads there. */
function twoWishes(configuration: Configuration): readonly Finding[] {
  const { backends } = configuration;
  return clashesOf(configuration).map(({ index, first }): Finding => {
    const validation = backends[first]?.validation;
    return {
      id: 'AGC-06',
      severity: 'error',
      message: 'The same port of the same Service cannot be verified in two ways.',
      reason: `A policy holds for the port, so what backend ${first + 1} asks for counts here too. Give the pods a second Service, or verify both alike.`,
      at: { field: `${backendPath(index)}.validation` },
      evidence: [API],
      fixes:
        validation === undefined
          ? []
          : [
              {
                label: `Verify it as backend ${first + 1}`,
                edits: [{ at: `${backendPath(index)}.validation`, value: { ...validation } }],
              },
            ],
    };
  });
}

/** AGC-07: the Secret is looked for beside the policy, which is beside the Service. */
function certificateElsewhere(configuration: Configuration): readonly Finding[] {
  const { backends, clientCertificate } = configuration;
  const namespaces = backends.flatMap((backend) => serviceOf(backend, configuration)?.namespace ?? []);
  const namespace = namespaces.find((one) => one !== clientCertificate?.namespace);
  if (clientCertificate === null || namespace === undefined) return [];
  const { claim, evidence } = factOf(facts, 'other-namespace');
  return [
    {
      id: 'AGC-07',
      severity: 'error',
      message: `The client certificate has to be in ${namespace}, where the policy is.`,
      reason: `${claim} Copy the Secret to the namespace of each Service that it is shown to.`,
      at: { field: 'clientCertificate.namespace' },
      evidence,
      fixes: [
        namespaces.every((one) => one === namespace)
          ? { label: `The Secret is in ${namespace}`, edits: [{ at: 'clientCertificate.namespace', value: namespace }] }
          : { label: 'Show no client certificate', edits: [{ at: 'clientCertificate', value: null }] },
      ],
    },
  ];
}

/** AGC-10: how much these statements are worth. */
function worth(): readonly Finding[] {
  return [
    {
      id: 'AGC-10',
      severity: 'info',
      message: 'What is said here rests on documentation alone.',
      reason:
        'ALB Controller is closed source and its CRDs are not at hand, so these policies were not checked against them. Let the API server check them, read their status, and do the negative test.',
      at: { field: 'setting.implementation' },
      evidence: [API],
      fixes: [],
    },
  ];
}
