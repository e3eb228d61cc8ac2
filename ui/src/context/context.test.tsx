import { act, renderHook } from '@testing-library/react';
import { describe, expect, test, vi } from 'vitest';
import type { DeskState } from '../api';
import { currentActions, deskStore, useActions, useAsOf, useReadOnly, useScope, useSelection } from './index';

const state: DeskState = {
  open: { name: 'A', file_name: 'a.soundings', folder: '/home/ann', read_only: false, fiction: false },
  recent: [],
  preferences: { author: 'Ann', theme: 'system', text_size: 1 },
  today: '2026-03-09',
};

describe('as of', () => {
  test('is today unless an earlier date is chosen, and then read-only', () => {
    deskStore.set(state);
    const { result } = renderHook(() => ({ ...useAsOf(), readOnly: useReadOnly() }));
    expect(result.current).toMatchObject({
      asOf: undefined,
      date: '2026-03-09',
      isPast: false,
      readOnly: false,
    });
    act(() => result.current.setAsOf('2026-01-02'));
    expect(result.current).toMatchObject({ asOf: '2026-01-02', isPast: true, readOnly: true });
    act(() => result.current.setAsOf('2027-01-02'));
    expect(result.current.isPast).toBe(false);
  });

  test('a workspace opened read-only is read-only today as well', () => {
    deskStore.set({
      ...state,
      open: { name: 'A', file_name: 'a', folder: '/home/ann', read_only: true, fiction: false },
    });
    expect(renderHook(() => useReadOnly()).result.current).toBe(true);
  });
});

test('scope and selection are shared by everything that asks', () => {
  const one = renderHook(() => ({ scope: useScope(), selection: useSelection() }));
  const two = renderHook(() => ({ scope: useScope(), selection: useSelection() }));
  act(() => {
    one.result.current.scope.setProject({ id: 'p', name: 'Portal' });
    one.result.current.selection.toggle('a');
    one.result.current.selection.open('b');
  });
  expect(two.result.current.scope.project?.name).toBe('Portal');
  expect([...two.result.current.selection.ids]).toEqual(['a']);
  expect(two.result.current.selection.opened).toBe('b');
  act(() => two.result.current.selection.clear());
  expect(one.result.current.selection.ids.size).toBe(0);
});

test('actions are offered while their component is shown, always the latest', () => {
  const first = vi.fn();
  const second = vi.fn();
  const view = renderHook(({ run }) => useActions([{ id: 'add', label: 'Add', run }]), {
    initialProps: { run: first },
  });
  view.rerender({ run: second });
  currentActions()[0]?.run();
  expect(first).not.toHaveBeenCalled();
  expect(second).toHaveBeenCalledOnce();
  view.unmount();
  expect(currentActions()).toEqual([]);
});
