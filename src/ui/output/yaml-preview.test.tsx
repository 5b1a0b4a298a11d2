// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { readConfiguration } from '../../configuration/read-configuration.ts';
import type { Finding } from '../../gateway-api/finding.ts';
import { isApplied } from '../../gateway-api/written.ts';
import { implementation } from '../../implementations/any/implementation.ts';
import { readText } from '../../manifest/read-text.ts';
import { review } from '../../review/review.ts';
import { type Manifests, type ShownPlace, YamlPreview } from './yaml-preview.tsx';

const openEditor = vi.hoisted(() => vi.fn());
vi.mock('./monaco/editor.ts', () => ({ openEditor }));

const reading = readConfiguration({
  setting: { implementation: 'any' },
  clientCertificate: {},
  backends: [{ validation: { mode: 'custom', hostname: 'a.example', ca: { kind: 'PEM', name: 'own-ca', pem: 'x' } } }],
});
if (!reading.ok) throw new Error(reading.problems[0].says);
const { written, text, findings } = review(reading.configuration, implementation);
const steps = [
  {
    id: 'helm',
    phase: 'prerequisite' as const,
    title: 'Switch it on',
    text: '',
    commands: [],
    file: { path: 'helm/values.yaml', content: 'on: true\n' },
  },
];

const manifests = {
  onType: vi.fn<Manifests['onType']>(),
  onHistory: vi.fn<Manifests['onHistory']>(),
  onLeave: vi.fn<Manifests['onLeave']>(),
  onIntent: vi.fn<Manifests['onIntent']>(),
  onGoToField: vi.fn<Manifests['onGoToField']>(() => true),
  onShowField: vi.fn<Manifests['onShowField']>(),
  onFix: vi.fn<Manifests['onFix']>(),
  onReset: vi.fn<Manifests['onReset']>(),
  onCompare: vi.fn<Manifests['onCompare']>(),
  onStartFrom: vi.fn<Manifests['onStartFrom']>(),
  helpSetting: () => null,
} satisfies Manifests;

interface PageProps {
  readonly shown?: ShownPlace | null;
  readonly onCopy?: () => Promise<boolean>;
  /** The manifests, where they are not those that the product writes. */
  readonly hand?: string;
  readonly said?: readonly Finding[];
}

function Page({ shown = null, onCopy = async () => true, hand, said = findings }: PageProps) {
  const [active, setActive] = useState<string | null>(null);
  return (
    <YamlPreview
      {...{ written, steps, active, shown, onCopy, manifests, readText }}
      text={hand ?? text}
      byHand={hand !== undefined}
      findings={said}
      onActive={setActive}
    />
  );
}

const area = () => screen.getByRole<HTMLTextAreaElement>('textbox');
const drawn = () => document.querySelector('.drawn')?.textContent ?? '';
let roomy = true;

beforeEach(() => {
  roomy = true;
  openEditor.mockReset();
  vi.clearAllMocks();
  vi.stubGlobal('matchMedia', () => ({ matches: roomy }));
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

describe('YamlPreview', () => {
  it('has the text in a text area to type in and drawn beneath it, the same', () => {
    render(<Page />);
    expect(area().value).toBe(text);
    expect(area().readOnly).toBe(false);
    const lines = [...document.querySelectorAll('.drawn .code')].map((line) => line.textContent);
    expect(lines.join('\n')).toBe(text);
  });

  it('lists documents, patches and files, and shows each', async () => {
    render(<Page />);
    const outline = within(screen.getByRole('navigation', { name: 'Documents' }));
    expect(outline.getAllByRole('button').map((button) => button.textContent)).toEqual([
      ...written.filter(isApplied).map(({ object }) => `+${object.kind}shop/${object.metadata.name}`),
      '±PatchGateway shop/gateway',
      '↓Filevalues.yaml',
    ]);
    await userEvent.click(outline.getByRole('button', { name: /Patch/ }));
    expect(screen.getByText(/^kubectl patch gateway\.gateway\.networking\.k8s\.io gateway/)).toBeDefined();
    expect(area().value).toContain('clientCertificateRef');
    expect(area().readOnly).toBe(true);
    await userEvent.click(outline.getByRole('button', { name: /values/ }));
    expect(area().value).toBe('on: true\n');
    expect(drawn()).toContain('on: true');
  });

  it('copies one document or all of them', async () => {
    const onCopy = vi.fn(async (_: string) => true);
    render(<Page onCopy={onCopy as unknown as () => Promise<boolean>} />);
    await userEvent.click(screen.getByRole('button', { name: /ConfigMap/ }));
    await userEvent.click(screen.getByRole('button', { name: 'Copy ConfigMap shop/own-ca' }));
    expect(onCopy.mock.lastCall?.[0]).toMatch(/^apiVersion: v1\nkind: ConfigMap\n/);
    expect(onCopy.mock.lastCall?.[0]).not.toContain('---');
    await userEvent.click(screen.getByRole('button', { name: 'Copy all manifests' }));
    expect(onCopy.mock.lastCall?.[0]).toBe(text);
  });

  it('selects the text where the clipboard is denied', async () => {
    render(<Page onCopy={async () => false} />);
    await userEvent.click(screen.getByRole('button', { name: 'Copy all manifests' }));
    expect(await screen.findByText(/Not allowed here/)).toBeDefined();
    expect([area().selectionStart, area().selectionEnd]).toEqual([0, text.length]);
  });

  it('leads to the lines of a field', async () => {
    const object = { group: 'gateway.networking.k8s.io', kind: 'BackendTLSPolicy', namespace: 'shop', name: 'api' };
    render(<Page shown={{ object, path: ['spec', 'validation', 'hostname'] }} />);
    const line = text.split('\n').findIndex((one) => one.includes('hostname: a.example'));
    await vi.waitFor(() => {
      const marked = document.querySelector<HTMLElement>('.marked');
      expect([marked?.style.top, marked?.style.height]).toEqual([`${8 + line * 20}px`, '20px']);
    });
    expect(screen.getByRole('button', { name: /BackendTLSPolicy/, current: true })).toBeDefined();
  });

  it('says that an object that stays as it is stands in no file', () => {
    render(<Page shown={{ object: { group: '', kind: 'Service', namespace: 'shop', name: 'api' }, path: [] }} />);
    expect(screen.getByText(/Service api stays as it is/)).toBeDefined();
  });

  it('hands text, selection and label to the editor on intent', async () => {
    openEditor.mockReturnValue({ show: vi.fn(), mark: vi.fn(), focus: vi.fn(), dispose: vi.fn() });
    render(<Page />);
    area().setSelectionRange(3, 7);
    area().focus();
    expect(await screen.findByText(/Ctrl\+M lets Tab indent/)).toBeDefined();
    expect(openEditor.mock.lastCall?.[1]).toMatchObject({ text, selection: [3, 7] });
  });

  it('keeps the plain text where the editor cannot be had, and says so', async () => {
    openEditor.mockImplementation(() => {
      throw new Error('gone');
    });
    render(<Page />);
    fireEvent.focus(area());
    expect(await screen.findByText(/could not be loaded/)).toBeDefined();
    expect(area().value).toBe(text);
  });

  it('never fetches the editor on small screens', async () => {
    roomy = false;
    render(<Page />);
    area().focus();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(openEditor).not.toHaveBeenCalled();
  });
});
