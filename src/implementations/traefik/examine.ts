import { type Configuration, GATEWAY_API_RELEASES } from '../../configuration/configuration.ts';
import type { Finding } from '../../gateway-api/finding.ts';
import { servedEvidence } from '../../gateway-api/releases.ts';
import { endOfLife, unlisted, type Versioned } from '../version-findings.ts';
import { abilitiesOf } from './abilities.ts';
import { transportFindings } from './examine-transports.ts';
import { missingKinds } from './required-kinds.ts';
import { RELEASES } from './sources.ts';
import { versions } from './versions.ts';

const VERSIONED: Versioned = { label: 'Traefik', versions, evidence: [RELEASES] };
const DIFFERENCES =
  'What depends on the version: policies from 3.2, for ports that do not look like TLS from 3.3.5, without experimentalChannel from 3.6, with Secrets from 3.7, for GRPCRoute and TLSRoute and with subjectAltNames from 3.8; rootCAs of a ServersTransport from 3.4 and TLS versions from 3.7. An older Traefik ignores or refuses them.';

/** What this version of Traefik cannot do of what is asked for, and what the answer leaves open. */
export function examine(configuration: Configuration): readonly Finding[] {
  const abilities = abilitiesOf(configuration.setting);
  return [
    ...neverStarts(configuration),
    ...transportFindings(configuration, abilities),
    ...endOfLife(configuration, 'TRA-20', VERSIONED),
    ...unlisted(configuration, 'TRA-21', VERSIONED, DIFFERENCES),
  ];
}

/** TRA-11: kinds that Traefik waits for. */
function neverStarts({ setting }: Configuration): Finding[] {
  const missing = missingKinds(setting);
  if (missing.length === 0) return [];
  const { gatewayApi } = setting;
  const works = (release: (typeof GATEWAY_API_RELEASES)[number]) =>
    missingKinds({ ...setting, gatewayApi: { ...gatewayApi, release, missingKinds: [] } }).length === 0;
  const release = [...GATEWAY_API_RELEASES].reverse().find(works);
  const version = versions.find(({ minor }) => missingKinds({ ...setting, version: minor }).length === 0);
  return [
    {
      id: 'TRA-11',
      severity: 'error',
      message: `Traefik ${setting.version} takes no route in a cluster with Gateway API ${gatewayApi.release}, ${gatewayApi.channel} channel.`,
      reason: `${missing.map(({ fact }) => fact.claim).join(' ')} Its log repeats that a resource could not be found; requests are answered with 404.`,
      at: { field: 'setting.gatewayApi.release' },
      evidence: [...missing.flatMap(({ fact }) => fact.evidence), servedEvidence(gatewayApi)],
      fixes: [
        ...(release === undefined
          ? []
          : [
              {
                label: `Use Gateway API ${release}`,
                edits: [
                  { at: 'setting.gatewayApi.release', value: release },
                  { at: 'setting.gatewayApi.missingKinds', value: [] },
                ],
              },
            ]),
        ...(version === undefined
          ? []
          : [{ label: `Use Traefik ${version.minor}`, edits: [{ at: 'setting.version', value: version.minor }] }]),
      ],
    },
  ];
}
