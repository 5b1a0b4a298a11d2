import type { NonEmpty } from '../../../manifest/json.ts';
import { filledNames } from '../given.ts';
import { when, wrong } from '../mistakes.ts';
import { type Find, type KindOfRule, type Rule, rulesOf } from '../rule.ts';
import { noWildcard } from './labels.ts';

const DESTINATION_RULE: KindOfRule = {
  group: 'networking.istio.io',
  kind: 'DestinationRule',
  source: 'CRD destinationrules.networking.istio.io, Istio 1.30.3 and 1.31.0-rc.0',
};

const plainKeys: Find = (labels) =>
  filledNames(labels).flatMap((key) =>
    when(
      key === '' || key.includes('*'),
      wrong([key], 'Write the whole key of a label here: no pattern, and not nothing.'),
    ),
  );

const MILLISECONDS: { readonly [unit: string]: number } = {
  ns: 1e-6,
  us: 1e-3,
  µs: 1e-3,
  μs: 1e-3,
  ms: 1,
  s: 1000,
  m: 60_000,
  h: 3_600_000,
};
const PART = /(\d+\.?\d*|\.\d+)(ns|us|µs|μs|ms|s|m|h)/g;
const WHOLE = new RegExp(`^[-+]?(?:${PART.source})+$`);

/** Milliseconds of a text such as `1h30m`; `undefined` for what is none. */
function millisecondsOf(text: string): number | undefined {
  if (!WHOLE.test(text)) return undefined;
  const sum = [...text.matchAll(PART)].reduce(
    (total, [, number = '0', unit = 'ms']) => total + Number(number) * (MILLISECONDS[unit] ?? 0),
    0,
  );
  return text.startsWith('-') ? -sum : sum;
}

const longEnough: Find = (value) =>
  when(
    typeof value === 'string' && (millisecondsOf(value) ?? 0) < 1,
    wrong([], 'Write a duration of at least 1ms, such as 10s or 1m30s.'),
  );

const HOLDERS = [
  'spec.trafficPolicy',
  'spec.trafficPolicy.portLevelSettings[]',
  'spec.subsets[].trafficPolicy',
  'spec.subsets[].trafficPolicy.portLevelSettings[]',
];
const DURATIONS = [
  'connectionPool.http.http2KeepAlive.interval',
  'connectionPool.http.http2KeepAlive.timeout',
  'connectionPool.http.idleTimeout',
  'connectionPool.tcp.connectTimeout',
  'connectionPool.tcp.maxConnectionDuration',
  'connectionPool.tcp.tcpKeepalive.interval',
  'connectionPool.tcp.tcpKeepalive.time',
  'loadBalancer.warmup.duration',
  'loadBalancer.warmupDurationSecs',
  'outlierDetection.baseEjectionTime',
  'outlierDetection.interval',
];

const [FIRST = '', ...OTHERS] = HOLDERS.flatMap((holder) => DURATIONS.map((field) => `${holder}.${field}`));
const TIMES: NonEmpty<string> = [FIRST, ...OTHERS];

export const DESTINATION_RULE_RULES: readonly Rule[] = rulesOf(DESTINATION_RULE, [
  { id: 'ADM-IDR-01', covers: ['spec.workloadSelector.matchLabels'], find: plainKeys },
  { id: 'ADM-IDR-02', covers: ['spec.workloadSelector.matchLabels{}'], find: noWildcard },
  { id: 'ADM-IDR-03', covers: TIMES, find: longEnough },
]);
