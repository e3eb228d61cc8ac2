import { Image as ImageIcon } from 'lucide-react';
import { useState } from 'react';
import type { PictureRequest } from '#api';
import { useActions } from '#context';
import { t } from '#i18n';
import { Button, later } from '#kit';

const PictureDialog = later(async () => (await import('./PictureDialog')).PictureDialog);

/** The lens as it is shown, as a picture: a button, and the same in the palette. */
export function PictureExport({
  of,
  isDisabled = false,
}: {
  of: Omit<PictureRequest, 'profile'>;
  isDisabled?: boolean;
}) {
  const [isOpen, setOpen] = useState(false);
  useActions([
    {
      id: 'map-picture',
      label: t('picture.action_of'),
      disabled: isDisabled,
      run: () => setOpen(true),
    },
  ]);
  return (
    <>
      <Button variant="quiet" icon={ImageIcon} isDisabled={isDisabled} onPress={() => setOpen(true)}>
        {t('picture.action')}
      </Button>
      {isOpen ? <PictureDialog of={of} onClose={() => setOpen(false)} /> : null}
    </>
  );
}
