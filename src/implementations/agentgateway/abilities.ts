import type { Setting } from '../../configuration/configuration.ts';
import { type Fact, factOf, holds } from '../fact.ts';
import { facts } from './facts.ts';

/** Whether the controller waits for an API version of TCPRoute that this cluster may not have, and why. */
export function waitsForTcpRoute(setting: Setting): { readonly fact: Fact; readonly certain: boolean } | undefined {
  const { release, channel, missingKinds } = setting.gatewayApi;
  if (missingKinds.includes('TCPRoute')) return undefined;
  const old = factOf(facts, 'hangs-on-standard-1.6');
  if (release === '1.6') {
    const hangs = channel === 'standard' && holds(old, setting) === 'yes';
    return hangs ? { fact: old, certain: true } : undefined;
  }
  const present = factOf(facts, 'tcp-route-v1-only');
  return channel === 'experimental' && holds(present, setting) === 'yes'
    ? { fact: present, certain: false }
    : undefined;
}
