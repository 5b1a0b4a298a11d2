import { backendPath } from '../../configuration/backends.ts';
import type { Configuration } from '../../configuration/configuration.ts';
import type { Fix } from '../../gateway-api/finding.ts';
import { holdsId } from '../fact.ts';
import { facts } from './facts.ts';
import { passthrough } from './fields.ts';
import { offers } from './load-balancer.ts';
import { kindsFixes } from './missing-kinds-finding.ts';
import { missingKinds } from './required-kinds.ts';

/** What to do for verification where AWS has none. */

/**
 * TCP from the client to the pod: the client speaks TLS with the backend itself, and verifies it. Offered where it
 * leads to a Configuration without an error of its own: one rule, Services only, and an NLB in this version. Where the
 * cluster does not serve what the NLB controller reads, the fix for that comes with it.
 */
export function letTlsPass(configuration: Configuration): readonly Fix[] {
  const { backends, setting } = configuration;
  const severalBackends = backends.filter(({ weight }) => weight > 0).length > 1;
  const works =
    backends.every(({ rule, target }) => rule === 0 && target.kind === 'Service') &&
    (!severalBackends || holdsId(facts, 'nlb-weights', setting) !== 'no') &&
    offers('NLB', setting) !== 'no';
  if (!works) return [];
  const served = missingKinds('NLB', setting).length === 0;
  const [serving] = served ? [] : kindsFixes('NLB', setting);
  if (!served && serving === undefined) return [];
  return [
    {
      label: `Let TLS pass through an NLB: the client verifies${serving === undefined ? '' : ` (${serving.label})`}`,
      edits: [
        ...(serving?.edits ?? []),
        { at: 'route.kind', value: 'TCPRoute' },
        { at: 'gateway.listener.protocol', value: 'TCP' },
        { at: 'options', value: { ...configuration.options, [passthrough.id]: true } },
      ],
    },
  ];
}

/** A gateway in the cluster can verify; an NLB in front of it forwards TCP. */
export const GATEWAY_IN_CLUSTER: Fix = {
  label: 'Verify in the cluster: Envoy Gateway behind the NLB',
  edits: [
    { at: 'setting.implementation', value: 'envoy-gateway' },
    { at: 'setting.version', value: '1.9' },
  ],
};

/** What AWS does anyway, as the wish. */
export function acceptUnverified({ backends }: Configuration): Fix {
  const wanting = backends.flatMap(({ validation }, index) => (validation.mode === 'skip' ? [] : [index]));
  return {
    label: 'Encrypt without verifying',
    edits: wanting.map((index) => ({
      at: `${backendPath(index)}.validation`,
      value: { mode: 'skip', hostname: null, reason: '', reviewBy: '' },
    })),
  };
}
