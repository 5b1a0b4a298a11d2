// @vitest-environment jsdom
import { act } from '@testing-library/react';
import { hydrateRoot } from 'react-dom/client';
import { renderToString } from 'react-dom/server';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { keepEarlyText } from './early-text.ts';
import type { TextActions } from './output/editing/text-actions.ts';
import { YamlText } from './output/yaml-text.tsx';

const TEXT = 'kind: ConfigMap\nmetadata:\n  name: ca\n';

const actions = {
  onType: vi.fn<TextActions['onType']>(),
  onHistory: () => undefined,
  onLeave: () => undefined,
  onGoToField: () => undefined,
  onTabMode: () => undefined,
  onProblem: () => undefined,
} satisfies TextActions;

const page = <YamlText text={TEXT} label="Manifests" marked={null} markers={[]} actions={actions} />;

/** What is painted at build time, listened to from its beginning. */
function painted(): { readonly root: HTMLElement; readonly area: HTMLTextAreaElement } {
  document.body.innerHTML = `<div id="output">${renderToString(page)}</div>`;
  const root = document.querySelector<HTMLElement>('#output');
  const area = document.querySelector('textarea');
  if (root === null || area === null) throw new Error('Nothing was painted.');
  keepEarlyText();
  area.focus();
  return { root, area };
}

function moveTo(area: HTMLTextAreaElement, offset: number): void {
  area.setSelectionRange(offset, offset);
  document.dispatchEvent(new Event('selectionchange'));
}

const comeToLife = (root: HTMLElement) => act(async () => void hydrateRoot(root, page));

beforeEach(() => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
  vi.clearAllMocks();
});
afterEach(() => {
  document.body.innerHTML = '';
  vi.unstubAllGlobals();
});

it('keeps what was typed before the text area came to life, with its caret, and makes it count', async () => {
  const { root, area } = painted();
  expect(area.readOnly).toBe(false);
  moveTo(area, 4);
  area.setRangeText('X', 4, 4, 'end');
  area.dispatchEvent(new InputEvent('input', { bubbles: true }));
  await comeToLife(root);
  expect(area.value).toBe(TEXT.replace('kind', 'kindX'));
  expect(area.selectionStart).toBe(5);
  expect(actions.onType.mock.calls).toEqual([[TEXT.replace('kind', 'kindX')]]);
});

it('leaves the caret where somebody has put it, and tells nobody of it', async () => {
  const { root, area } = painted();
  moveTo(area, 12);
  await comeToLife(root);
  expect(area.selectionStart).toBe(12);
  expect(actions.onType).not.toHaveBeenCalled();
});
