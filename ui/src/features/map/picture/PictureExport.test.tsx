import { screen, waitFor } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import { Toasts } from '#kit';
import { renderWithApp } from '#test';
import { answering, fixtureMark, view } from '../fixture';
import { MapPlace } from '../MapPlace';

const marks = [
  fixtureMark('a', { name: 'Tom Okafor', power: 4, interest: 3 }),
  fixtureMark('b', { name: 'Aled Rees' }),
];

beforeEach(() => {
  URL.createObjectURL = vi.fn(() => 'blob:picture');
  URL.revokeObjectURL = vi.fn();
});

function open(discreet = false, more: Record<string, () => unknown> = {}) {
  const fake = answering(
    view(marks),
    {
      settings_read: () => ({ borderline_from: 3 }),
      map_picture: ({ profile }: { profile: string }) => ({
        svg: '<svg/>',
        file_stem: 'Map',
        title: 'Power–interest map, Billing platform',
        profile,
        treatment: [`Under ${profile}.`],
      }),
      desk_picture_save: () => ({ file_name: 'Map.png', folder: '/pictures' }),
      desk_picture_dots: () => btoa('dots'),
      ...more,
    },
    discreet,
  );
  return {
    fake,
    ...renderWithApp(
      <>
        <MapPlace />
        <Toasts />
      </>,
    ),
  };
}

test('the lens is seen as it will leave, and leaves under the profile that was chosen', async () => {
  const { fake, user } = open();
  await user.click(await screen.findByRole('button', { name: 'Picture…' }));
  const shown = await screen.findByRole('img', {
    name: 'The picture as it will be handed out: Power–interest map, Billing platform',
  });
  expect(shown.getAttribute('src')).toBe('blob:picture');
  screen.getByText('Under full.');
  await user.click(screen.getByRole('button', { name: /People shown as/ }));
  await user.click(await screen.findByRole('option', { name: /Roles instead of names/ }));
  await screen.findByText('Under roles.');
  await user.click(screen.getByRole('button', { name: 'Save as PNG…' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  const [saved] = fake.requests('desk_picture_save');
  expect(saved).toMatchObject({ format: 'png', picture: { lens: 'power_interest', profile: 'roles' } });
  expect(saved).not.toHaveProperty('picture.only');
  expect(saved).not.toHaveProperty('picture.discreet');
});

test('by keyboard alone, from the palette of actions to the clipboard', async () => {
  const write = vi.fn(async (_: ClipboardItem[]) => {});
  vi.stubGlobal(
    'ClipboardItem',
    class {
      constructor(public readonly parts: Record<string, Promise<Blob>>) {}
    },
  );
  const { user } = open();
  Object.defineProperty(navigator, 'clipboard', { value: { write }, configurable: true });
  const button = await screen.findByRole('button', { name: 'Picture…' });
  button.focus();
  await user.keyboard('{Enter}');
  await screen.findByRole('img', { name: /as it will be handed out/ });
  screen.getByRole('button', { name: 'Copy' }).focus();
  await user.keyboard('{Enter}');
  await screen.findByText('The picture is on the clipboard.');
  const [[[item]]] = write.mock.calls as unknown as [[[{ parts: Record<string, Promise<Blob>> }]]];
  const blob = await item.parts['image/png'];
  expect(blob?.type).toBe('image/png');
  expect(blob?.size).toBe(4);
});

test('what keeps a picture from being drawn is said, and nothing can leave', async () => {
  const { user } = open(false, {
    map_picture: () => {
      throw { code: 'invalid', message: 'There is no such project.' };
    },
  });
  await user.click(await screen.findByRole('button', { name: 'Picture…' }));
  await screen.findByText('There is no such project.');
  for (const name of ['Copy', 'Save as SVG…', 'Save as PNG…']) {
    expect(screen.getByRole<HTMLButtonElement>('button', { name }).disabled).toBe(true);
  }
});

test('while a screen is shared the picture is as discreet as the screen', async () => {
  const { fake, user } = open(true);
  await user.click(await screen.findByRole('button', { name: 'Picture…' }));
  await screen.findByText(/what is thought of people is left out/);
  expect(fake.requests('map_picture')[0]).toMatchObject({ discreet: true });
});
