import type { DrawnPicture } from './bindings/DrawnPicture';
import type { PictureFormat } from './bindings/desk/PictureFormat';
import type { NetworkSpot } from './bindings/NetworkSpot';
import type { PictureRequest } from './bindings/PictureRequest';
import type { SavedFile } from './desk';
import { invoke } from './transport';

export type { DrawnPicture, PictureFormat, PictureRequest };

/** The ways of a picture out of the window. What the profile hides is never drawn. */
export const pictureOut = {
  /** Lets a place be chosen and writes the picture there; null when the person thinks better of it. */
  save: (picture: PictureRequest, format: PictureFormat) =>
    invoke<SavedFile | null>('desk_picture_save', { picture, format }),
  /** Keeps where a network is left, for the next visit. */
  leaveNetwork: (project: string | undefined, spots: NetworkSpot[]) =>
    invoke<null>('desk_network_leave', { ...(project === undefined ? {} : { project }), spots }),
  /** The picture as PNG, for the clipboard. */
  dots: async (picture: PictureRequest): Promise<Blob> => {
    const text = atob(await invoke<string>('desk_picture_dots', picture));
    return new Blob([Uint8Array.from(text, (each) => each.charCodeAt(0))], { type: 'image/png' });
  },
};
