import { desk } from '#api';
import { t } from '#i18n';
import { notify } from '#kit';
import { sayFailure } from '../write';

/** Saves everything held about somebody where the person says. */
export function savePack(id: string): void {
  desk
    .personPackSave(id)
    .then((saved) => {
      if (saved) {
        notify(t('people.pack_saved', { file: saved.file_name, folder: saved.folder }));
      }
    })
    .catch(sayFailure);
}
