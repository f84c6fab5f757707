// The ways to read a code that is shown elsewhere: a picture chosen, dropped or pasted, and the camera.

import { ask, say } from '/people/dom.js';

export function scanner(root, scan) {
  const drop = root.querySelector('[data-drop]');
  const decode = async (picture) => {
    say('Reading the picture…');
    const read = await ask('POST', '/phones/decode', picture);
    if (read) scan(read.code);
  };
  root.querySelector('[data-picture]').addEventListener('change', (event) => {
    if (event.target.files[0]) decode(event.target.files[0]);
    event.target.value = '';
  });
  drop.addEventListener('dragover', (event) => {
    event.preventDefault();
    drop.classList.add('over');
  });
  drop.addEventListener('dragleave', () => drop.classList.remove('over'));
  drop.addEventListener('drop', (event) => {
    event.preventDefault();
    drop.classList.remove('over');
    if (event.dataTransfer.files[0]) decode(event.dataTransfer.files[0]);
  });
  const pasted = (event) => {
    const picture = [...event.clipboardData.files].find((file) => file.type.startsWith('image/'));
    if (picture) decode(picture);
  };
  document.addEventListener('paste', pasted);
  const stopCamera = camera(root, scan);
  return () => {
    document.removeEventListener('paste', pasted);
    stopCamera();
  };
}

function camera(root, scan) {
  const button = root.querySelector('[data-camera]');
  const video = root.querySelector('[data-video]');
  let stream = null;
  const stop = () => {
    stream?.getTracks().forEach((track) => track.stop());
    stream = null;
    video.hidden = true;
    button.textContent = 'Use the camera';
  };
  if (!('BarcodeDetector' in window) || !navigator.mediaDevices) return stop;
  button.hidden = false;
  button.addEventListener('click', async () => {
    if (stream) return stop();
    try {
      stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } });
    } catch {
      return say('The camera cannot be used', true);
    }
    video.srcObject = stream;
    video.hidden = false;
    button.textContent = 'Stop the camera';
    await video.play();
    const detector = new BarcodeDetector({ formats: ['qr_code'] });
    const look = async () => {
      if (!stream) return;
      const [found] = await detector.detect(video).catch(() => []);
      if (found) {
        stop();
        scan(found.rawValue);
      } else {
        setTimeout(look, 200);
      }
    };
    return look();
  });
  return stop;
}
