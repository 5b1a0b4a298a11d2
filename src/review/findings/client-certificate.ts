import type { Configuration } from '../../configuration/configuration.ts';
import { GATEWAY_API_RELEASES } from '../../configuration/configuration.ts';
import type { Finding, Fix } from '../../gateway-api/finding.ts';
import { type Found, identityOf, ofKind } from '../../gateway-api/found.ts';
import { clientCertificateField, GATEWAY_API_GROUP, servedEvidence } from '../../gateway-api/releases.ts';
import { pick } from '../../manifest/json.ts';
import { describeRef } from '../../manifest/object.ts';
import { SAFE_UPGRADES } from './sources.ts';

/** A client certificate in a Gateway field that this cluster's Gateway API has not: GEN-17. */
export function clientCertificateFindings(configuration: Configuration, found: Found): readonly Finding[] {
  const { gatewayApi } = configuration.setting;
  const has = clientCertificateField(gatewayApi);
  return ofKind(found, GATEWAY_API_GROUP, 'Gateway').flatMap((gateway) =>
    (['spec.backendTLS', 'spec.tls.backend'] as const).flatMap((field): Finding[] => {
      const path = field.split('.');
      if (field === has || pick(gateway, ...path) === undefined) return [];
      const ref = identityOf(gateway);
      return [
        {
          id: 'GEN-17',
          severity: 'error',
          message: `Gateway API ${gatewayApi.release} ${gatewayApi.channel} has no field ${field}.`,
          reason: `The API server would drop it from ${describeRef(ref)} without a word, or refuse it, and no client certificate would be shown. ${whereItIs(has)}`,
          at: {
            object: ref,
            path,
            ...(configuration.clientCertificate === null ? {} : { field: 'clientCertificate' }),
          },
          evidence: [servedEvidence(gatewayApi), SAFE_UPGRADES],
          fixes: configuration.clientCertificate === null ? [] : ways(configuration),
        },
      ];
    }),
  );
}

function whereItIs(has: ReturnType<typeof clientCertificateField>): string {
  return has === null ? 'It is experimental before 1.5, and standard from then on.' : `Here it is called ${has}.`;
}

/** The nearest standard release that has the field, or the experimental channel of this one. */
function ways({ setting: { gatewayApi } }: Configuration): readonly Fix[] {
  const later = GATEWAY_API_RELEASES.filter(
    (release) =>
      Number(release) >= Number(gatewayApi.release) && clientCertificateField({ release, channel: 'standard' }),
  );
  const [release] = later;
  return [
    ...(release === undefined
      ? []
      : [
          {
            label: `Use Gateway API ${release}, standard channel`,
            edits: [
              { at: 'setting.gatewayApi.release', value: release },
              { at: 'setting.gatewayApi.channel', value: 'standard' },
            ],
          },
        ]),
    { label: 'Show no client certificate', edits: [{ at: 'clientCertificate', value: null }] },
  ];
}
