import { useEffect, useMemo, useState } from 'react';
import {
  call,
  type DrawnPicture,
  Failure,
  type PictureFormat,
  type PictureRequest,
  type Profile,
  pictureOut,
} from '#api';
import { useRoleOnly } from '#context';
import { t } from '#i18n';
import { Button, cx, Dialog, ErrorBanner, notify, Skeleton } from '#kit';
import { ProfileChoice } from '#tables';
import styles from './Picture.module.css';

const FORMATS: readonly PictureFormat[] = ['svg', 'png'];

/** A lens as a picture before it leaves: how much of people it shows, and the very picture. */
export function PictureDialog({ of, onClose }: { of: Omit<PictureRequest, 'profile'>; onClose(): void }) {
  const roleOnly = useRoleOnly();
  const [wanted, setProfile] = useState<Profile>('full');
  const profile = roleOnly && (wanted === 'full' || wanted === 'own') ? 'roles' : wanted;
  // What was asked for when it opened stays: nothing may change between the look and the file.
  const [asked] = useState(of);
  const request = useMemo((): PictureRequest => ({ ...asked, profile }), [asked, profile]);
  const { drawn, failure } = useDrawn(request);
  const url = usePictureUrl(drawn?.svg);
  const [busy, setBusy] = useState(false);
  const isReady = drawn !== null && !busy;

  const run = async (work: () => Promise<void>) => {
    setBusy(true);
    try {
      await work();
    } catch (thrown) {
      const { code, message } = Failure.from(thrown);
      if (code !== 'cancelled') {
        notify(message, { tone: 'red' });
      }
    } finally {
      setBusy(false);
    }
  };
  const save = (format: PictureFormat) =>
    run(async () => {
      const saved = await pictureOut.save(request, format);
      if (saved) {
        notify(t('tables.saved', { file: saved.file_name, folder: saved.folder }));
        onClose();
      }
    });
  const copy = () =>
    run(async () => {
      if (await copied(pictureOut.dots(request))) {
        notify(t('picture.copied'));
      } else {
        notify(t('picture.refused'), { tone: 'red' });
      }
    });

  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('picture.title')}
      size="l"
      footer={
        <>
          <Button onPress={onClose}>{t('kit.cancel')}</Button>
          <Button isDisabled={!isReady} onPress={() => void copy()}>
            {t('picture.copy')}
          </Button>
          {FORMATS.map((format) => (
            <Button
              key={format}
              variant={format === 'png' ? 'primary' : 'plain'}
              isDisabled={!isReady}
              onPress={() => void save(format)}
            >
              {t(`picture.${format}`)}
            </Button>
          ))}
        </>
      }
    >
      <div className={styles.asked}>
        <ProfileChoice value={profile} onChange={setProfile} />
        <ul className={styles.said}>
          {(drawn?.treatment ?? []).map((line) => (
            <li key={line}>{line}</li>
          ))}
          {request.only ? <li>{t('picture.filtered', { count: request.only.length })}</li> : null}
          {request.discreet ? <li>{t('picture.discreet')}</li> : null}
          <li>{t('picture.formats')}</li>
        </ul>
      </div>
      {failure ? (
        <ErrorBanner failure={failure} kept="" />
      ) : (
        <section
          className={cx(styles.sheet, drawn === null && styles.stale)}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by key
          tabIndex={0}
          aria-label={t('picture.title')}
        >
          {url && drawn ? (
            <img className={styles.picture} src={url} alt={t('picture.alt', { title: drawn.title })} />
          ) : (
            <>
              <p role="status" className="visually-hidden">
                {t('picture.drawing')}
              </p>
              <Skeleton lines={8} />
            </>
          )}
        </section>
      )}
    </Dialog>
  );
}

/** The picture that a request comes to; none while it is being drawn. */
function useDrawn(request: PictureRequest) {
  const [drawn, setDrawn] = useState<DrawnPicture | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  useEffect(() => {
    let isCurrent = true;
    setDrawn(null);
    setFailure(null);
    call('map_picture', request)
      .then((answer) => isCurrent && setDrawn(answer))
      .catch((thrown) => isCurrent && setFailure(Failure.from(thrown)));
    return () => {
      isCurrent = false;
    };
  }, [request]);
  return { drawn, failure };
}

function usePictureUrl(svg: string | undefined): string | null {
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    if (svg === undefined) {
      return;
    }
    const made = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
    setUrl(made);
    return () => {
      setUrl(null);
      URL.revokeObjectURL(made);
    };
  }, [svg]);
  return url;
}

/** Hands the clipboard a picture that is still being made; false where it takes none. */
async function copied(dots: Promise<Blob>): Promise<boolean> {
  if (typeof ClipboardItem === 'undefined' || !navigator.clipboard) {
    await dots;
    return false;
  }
  try {
    await navigator.clipboard.write([new ClipboardItem({ 'image/png': dots })]);
    return true;
  } catch {
    // Its own failure is told in its own words.
    await dots;
    return false;
  }
}
