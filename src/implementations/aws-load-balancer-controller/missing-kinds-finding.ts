import type { GatewayApiSetting, Setting } from '../../configuration/configuration.ts';
import { GATEWAY_API_RELEASES } from '../../configuration/configuration.ts';
import type { Finding, Fix } from '../../gateway-api/finding.ts';
import { servedEvidence } from '../../gateway-api/releases.ts';
import { type LoadBalancer, offers } from './load-balancer.ts';
import { type MissingKind, missingKinds } from './required-kinds.ts';

/** AWS-13: kinds that the gateway controller needs and the cluster does not serve. */
export function missingKindsFinding(
  missing: readonly MissingKind[],
  setting: Setting,
  words: Pick<Finding, 'severity' | 'message' | 'reason' | 'fixes'>,
): Finding {
  return {
    id: 'AWS-13',
    ...words,
    reason: `${words.reason} ${missing.map((one) => describeMissing(one, setting.gatewayApi)).join(' ')}${caution(words.fixes)}`,
    at: { field: 'setting.gatewayApi.release' },
    evidence: [...new Set(missing.flatMap(({ evidence }) => evidence)), servedEvidence(setting.gatewayApi)],
  };
}

function describeMissing({ kind, reads, served }: MissingKind, { release, channel }: GatewayApiSetting): string {
  const has = served.length === 0 ? 'does not have it' : `serves ${served.join(' and ')}`;
  return `${kind}: the controller for it reads ${reads.join(' or ')}, Gateway API ${release} ${channel} ${has}.`;
}

function caution(fixes: readonly Fix[]): string {
  return fixes.some(({ edits }) => edits.some(({ value }) => value === 'experimental'))
    ? ' Gateway API 1.5 and later guards the standard CRDs with an admission policy (safe-upgrades) that refuses experimental ones over them.'
    : '';
}

/** The single changes after which every kind is served that the controller reads. */
export function kindsFixes(loadBalancer: LoadBalancer, setting: Setting): readonly Fix[] {
  const works = (changed: Setting) =>
    offers(loadBalancer, changed) !== 'no' && missingKinds(loadBalancer, changed).length === 0;
  const { gatewayApi } = setting;
  const versions: Fix[] = ['3.5', '3.4', '2.17']
    .filter((version) => version !== setting.version && works({ ...setting, version }))
    .map((version) => ({
      label: `Use version ${version} of the controller`,
      edits: [{ at: 'setting.version', value: version }],
    }));
  const releases: Fix[] = [...GATEWAY_API_RELEASES]
    .reverse()
    .filter(
      (release) => release !== gatewayApi.release && works({ ...setting, gatewayApi: { ...gatewayApi, release } }),
    )
    .map((release) => ({
      label: `Use Gateway API ${release}, ${gatewayApi.channel} channel`,
      edits: [{ at: 'setting.gatewayApi.release', value: release }],
    }));
  const experimental = { ...setting, gatewayApi: { ...gatewayApi, channel: 'experimental' as const } };
  const channels: Fix[] =
    gatewayApi.channel === 'standard' && works(experimental)
      ? [
          {
            label: `Install the experimental channel of Gateway API ${gatewayApi.release}`,
            edits: [{ at: 'setting.gatewayApi.channel', value: 'experimental' }],
          },
        ]
      : [];
  const bare = { ...setting, gatewayApi: { ...gatewayApi, missingKinds: [] } };
  const kinds: Fix[] =
    gatewayApi.missingKinds.length > 0 && works(bare)
      ? [{ label: 'Install the missing kinds', edits: [{ at: 'setting.gatewayApi.missingKinds', value: [] }] }]
      : [];
  return [...kinds, ...versions.slice(0, 1), ...releases.slice(0, 1), ...channels];
}
