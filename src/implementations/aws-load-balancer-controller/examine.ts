import { backendPath, serviceOf } from '../../configuration/backends.ts';
import type { Backend, Configuration } from '../../configuration/configuration.ts';
import type { Finding } from '../../gateway-api/finding.ts';
import { factOf, holdsId } from '../fact.ts';
import { answer } from '../field.ts';
import { passthroughFindings } from './examine-passthrough.ts';
import { targetFindings } from './examine-targets.ts';
import { facts } from './facts.ts';
import * as fields from './fields.ts';
import { loadBalancerOf } from './load-balancer.ts';
import { ALB_NEVER_VERIFIES, NLB_NEVER_VERIFIES } from './sources.ts';
import { properties } from './target-group-configuration.ts';
import { acceptUnverified, GATEWAY_IN_CLUSTER, letTlsPass } from './ways-out.ts';

/** What AWS load balancers cannot do of what is asked for, and what the wish leaves open. */
export function examine(configuration: Configuration): readonly Finding[] {
  return [
    ...(fields.passesThrough(configuration) ? passthroughFindings(configuration) : verification(configuration)),
    ...targetFindings(configuration),
    ...clientCertificate(configuration),
    ...tlsVersions(configuration),
    ...scope(configuration),
    ...targetTypes(configuration),
    ...sharedServices(configuration),
    ...protocolVersions(configuration),
  ];
}

/** AWS-01 and AWS-24: verification that is asked for, and what is lost where it is not. */
function verification(configuration: Configuration): Finding[] {
  const loadBalancer = loadBalancerOf(configuration.route.kind);
  const evidence = loadBalancer === 'ALB' ? ALB_NEVER_VERIFIES : NLB_NEVER_VERIFIES;
  const ways = [...letTlsPass(configuration), GATEWAY_IN_CLUSTER];
  const instead =
    'Two ways lead to verification: a TCP listener and target group on an NLB, so that TLS passes through and the client verifies; or a gateway in the cluster that verifies, with an NLB in front that forwards TCP to it.';
  const skipping = configuration.backends.findIndex(({ validation }) => validation.mode === 'skip');
  const refused = firstOfEachWish(configuration).map(
    (index): Finding => ({
      id: 'AWS-01',
      severity: 'error',
      message: 'AWS load balancers never verify the certificates of their targets.',
      reason: `AWS says so itself: they encrypt, and accept self-signed and expired certificates. There is no setting for a CA, a host name or subject alternative names, and BackendTLSPolicy is not read. ${instead}`,
      at: { field: `${backendPath(index)}.validation.mode` },
      evidence: [NLB_NEVER_VERIFIES, ALB_NEVER_VERIFIES],
      fixes: [...ways, acceptUnverified(configuration)],
    }),
  );
  if (skipping < 0) return refused;
  return [
    ...refused,
    {
      id: 'AWS-24',
      severity: 'info',
      message: `Behind an ${loadBalancer} verification needs another place.`,
      reason: `AWS encrypts to the targets and checks nothing. ${instead}`,
      at: { field: `${backendPath(skipping)}.validation.mode` },
      evidence: [evidence],
      fixes: ways,
    },
    ...sniWishes(configuration),
  ];
}

/** The backends to speak of when asking for verification: one for each kind of wish, not each of a thousand. */
function firstOfEachWish({ backends }: Configuration): readonly number[] {
  const wishes = new Map<string, number>();
  backends.forEach(({ target, validation }, index) => {
    if (validation.mode === 'skip') return;
    const wish = [target.kind, validation.mode, validation.mode === 'custom' ? validation.ca.kind : ''].join(' ');
    if (!wishes.has(wish)) wishes.set(wish, index);
  });
  return [...wishes.values()];
}

function sniWishes({ backends }: Configuration): Finding[] {
  const fact = factOf(facts, 'target-sni');
  return backends.flatMap(({ validation }, index) =>
    validation.mode !== 'skip' || validation.hostname === null
      ? []
      : [
          {
            id: 'AWS-22',
            severity: 'warning' as const,
            message: `SNI ${validation.hostname} cannot be set.`,
            reason: `${fact.claim} A backend that needs SNI to choose its certificate shows its default one.`,
            at: { field: `${backendPath(index)}.validation.hostname` },
            evidence: fact.evidence,
            fixes: [
              { label: 'Leave SNI out', edits: [{ at: `${backendPath(index)}.validation.hostname`, value: null }] },
            ],
          },
        ],
  );
}

function clientCertificate(configuration: Configuration): Finding[] {
  if (configuration.clientCertificate === null) return [];
  const fact = factOf(facts, 'client-certificate');
  return [
    {
      id: 'AWS-20',
      severity: 'error',
      message: 'AWS load balancers show no client certificate to their targets.',
      reason: `${fact.claim} A backend that demands one refuses the connection.`,
      at: { field: 'clientCertificate' },
      evidence: fact.evidence,
      fixes: [{ label: 'Leave the client certificate out', edits: [{ at: 'clientCertificate', value: null }] }],
    },
  ];
}

function tlsVersions({ tlsVersions: { minimum, maximum } }: Configuration): Finding[] {
  if (minimum === null && maximum === null) return [];
  const fact = factOf(facts, 'tls-versions');
  return [
    {
      id: 'AWS-21',
      severity: 'error',
      message: 'The TLS version towards the targets cannot be set.',
      reason: fact.claim,
      at: { field: 'tlsVersions' },
      evidence: fact.evidence,
      fixes: [
        {
          label: 'Leave the TLS versions to AWS',
          edits: [{ at: 'tlsVersions', value: { minimum: null, maximum: null } }],
        },
      ],
    },
  ];
}

/** AWS-02: the Gateway-wide default needs 3.2. */
function scope(configuration: Configuration): Finding[] {
  const exists = holdsId(facts, 'gateway-default', configuration.setting);
  if (answer(fields.scope, configuration) !== 'gateway' || exists === 'yes') return [];
  const fact = factOf(facts, 'gateway-default');
  const perService = { ...configuration.options, [fields.scope.id]: 'service' };
  return [
    {
      id: 'AWS-02',
      severity: exists === 'no' ? 'error' : 'warning',
      message:
        exists === 'no'
          ? `Version ${configuration.setting.version} has no default for a whole Gateway.`
          : 'A default for the whole Gateway needs version 3.2.0.',
      reason: `${fact.claim} Before, the API server demands a targetReference.`,
      at: { field: fields.optionPath(fields.scope) },
      evidence: fact.evidence,
      fixes: [{ label: 'Write one for each Service', edits: [{ at: 'options', value: perService }] }],
    },
  ];
}

/** AWS-06: nodes as targets of a headless Service. */
function targetTypes(configuration: Configuration): Finding[] {
  if (answer(fields.targetType, configuration) !== 'instance') return [];
  const fact = factOf(facts, 'target-type');
  return configuration.backends.flatMap((backend, index) =>
    serviceOf(backend, configuration)?.headless !== true
      ? []
      : [
          {
            id: 'AWS-06',
            severity: 'warning' as const,
            message: 'A headless Service has no node port, so its pods are the targets.',
            reason: `${fact.claim} For this Service targetType ip is written.`,
            at: { field: `${backendPath(index)}.target.headless` },
            evidence: fact.evidence,
            fixes: [
              {
                label: 'Use pods as targets',
                edits: [{ at: 'options', value: { ...configuration.options, [fields.targetType.id]: 'ip' } }],
              },
            ],
          },
        ],
  );
}

/** AWS-07: two backends on one Service that want different target groups. */
function sharedServices(configuration: Configuration): Finding[] {
  const first = new Map<string, string>();
  return configuration.backends.flatMap((backend, index) => {
    const key = serviceKey(backend, configuration);
    const mine = JSON.stringify(properties(configuration, backend));
    const theirs = first.get(key) ?? mine;
    first.set(key, theirs);
    if (mine === theirs) return [];
    const fact = factOf(facts, 'one-per-service');
    return [
      {
        id: 'AWS-07',
        severity: 'warning' as const,
        message: 'Two ports of one Service cannot have different target group settings.',
        reason: `A Service has one TargetGroupConfiguration for all of its ports: the settings of the first backend are written. ${fact.claim} A second Service for the other port solves it.`,
        at: { field: `${backendPath(index)}.protocol` },
        evidence: fact.evidence,
        fixes: [],
      },
    ];
  });
}

function serviceKey(backend: Backend, configuration: Configuration): string {
  const service = serviceOf(backend, configuration);
  return service === undefined ? '' : `${service.namespace}/${service.name}`;
}

/** AWS-23: HTTP/2 and gRPC to targets need an HTTPS listener of an ALB. */
function protocolVersions({ route, gateway, backends }: Configuration): Finding[] {
  if (loadBalancerOf(route.kind) !== 'ALB' || gateway.listener.protocol !== 'HTTP') return [];
  const index = backends.findIndex(({ protocol }) => protocol !== 'http/1.1');
  if (index < 0 && route.kind !== 'GRPCRoute') return [];
  const fact = factOf(facts, 'protocol-version');
  return [
    {
      id: 'AWS-23',
      severity: 'warning',
      message: 'Behind an HTTP listener an ALB speaks HTTP/1.1 to its targets.',
      reason: `${fact.claim} HTTP/2 and gRPC to the targets need an HTTPS listener.`,
      at: { field: 'gateway.listener.protocol' },
      evidence: fact.evidence,
      fixes: [{ label: 'Use an HTTPS listener', edits: [{ at: 'gateway.listener.protocol', value: 'HTTPS' }] }],
    },
  ];
}
