import type { Environment } from '@marcbachmann/cel-js';
import { isCidr, isIpv4, isIpv6 } from '../../ip-addresses.ts';
import { NoAnswer } from './beyond.ts';

/** Functions of IP addresses and their ranges. Source: https://kubernetes.io/docs/reference/using-api/cel/#kubernetes-ip-address-library */
export function registerAddresses(to: Environment): void {
  to.registerType('Address', Address);
  to.registerType('AddressRange', AddressRange);
  to.registerFunction('isIP(string): bool', (text: string) => readAddress(text) !== undefined);
  to.registerFunction('ip(string): Address', address);
  to.registerFunction('Address.family(): int', (ip: Address) => BigInt(ip.family));
  for (const [name, ranges] of Object.entries(KINDS))
    to.registerFunction(`Address.${name}(): bool`, (ip: Address) => ranges.some((one) => range(one).has(ip)));
  to.registerFunction('isCIDR(string): bool', (text: string) => readRange(text) !== undefined);
  to.registerFunction('cidr(string): AddressRange', range);
  to.registerFunction('AddressRange.ip(): Address', (cidr: AddressRange) => cidr.first);
  to.registerFunction('AddressRange.prefixLength(): int', (cidr: AddressRange) => BigInt(cidr.bits));
  to.registerFunction('AddressRange.containsIP(Address): bool', (cidr: AddressRange, ip: Address) => cidr.has(ip));
  to.registerFunction('AddressRange.containsIP(string): bool', (cidr: AddressRange, ip: string) =>
    cidr.has(address(ip)),
  );
  to.registerFunction('AddressRange.containsCIDR(AddressRange): bool', containsRange);
  to.registerFunction('AddressRange.containsCIDR(string): bool', (cidr: AddressRange, other: string) =>
    containsRange(cidr, range(other)),
  );
}

const KINDS = {
  isUnspecified: ['0.0.0.0/32', '::/128'],
  isLoopback: ['127.0.0.0/8', '::1/128'],
  isLinkLocalMulticast: ['224.0.0.0/24', 'ff02::/16'],
  isLinkLocalUnicast: ['169.254.0.0/16', 'fe80::/10'],
} as const;

class Address {
  readonly family: 4 | 6;
  readonly value: bigint;

  constructor(family: 4 | 6, value: bigint) {
    this.family = family;
    this.value = value;
  }

  get length(): number {
    return this.family === 4 ? 32 : 128;
  }
}

class AddressRange {
  readonly first: Address;
  readonly bits: number;

  constructor(first: Address, bits: number) {
    this.first = first;
    this.bits = bits;
  }

  has({ family, value, length }: Address): boolean {
    const rest = BigInt(length - this.bits);
    return family === this.first.family && value >> rest === this.first.value >> rest;
  }
}

function containsRange(outer: AddressRange, inner: AddressRange): boolean {
  return inner.bits >= outer.bits && outer.has(inner.first);
}

/** @throws NoAnswer where it is none. */
function address(text: string): Address {
  const read = readAddress(text);
  if (read === undefined) throw new NoAnswer(`ip() is asked of ${JSON.stringify(text)}, which is no IP address`);
  return read;
}

function range(text: string): AddressRange {
  const read = readRange(text);
  if (read === undefined) throw new NoAnswer(`cidr() is asked of ${JSON.stringify(text)}, which is no range`);
  return read;
}

/** IPv4 written as IPv6 is not taken, as in Kubernetes. */
function readAddress(text: string): Address | undefined {
  if (isIpv4(text)) return new Address(4, joined(text.split('.').map(Number), 8n));
  if (!isIpv6(text)) return undefined;
  const value = joined(groupsOf(text), 16n);
  return value >> 32n === 0xffffn ? undefined : new Address(6, value);
}

function joined(parts: readonly number[], bits: bigint): bigint {
  return parts.reduce((value, part) => (value << bits) | BigInt(part), 0n);
}

function groupsOf(text: string): readonly number[] {
  const [left = [], right] = text.split('::').map((half) => (half === '' ? [] : half.split(':').flatMap(groups)));
  if (right === undefined) return left;
  return [...left, ...Array<number>(8 - left.length - right.length).fill(0), ...right];
}

/** The last part may be an IPv4 address, which is two groups. */
function groups(part: string): readonly number[] {
  if (!part.includes('.')) return [Number.parseInt(part, 16)];
  const [a = 0, b = 0, c = 0, d = 0] = part.split('.').map(Number);
  return [a * 256 + b, c * 256 + d];
}

function readRange(text: string): AddressRange | undefined {
  if (!isCidr(text)) return undefined;
  const [first = '', bits = ''] = text.split('/');
  const read = readAddress(first);
  return read === undefined ? undefined : new AddressRange(read, Number(bits));
}
