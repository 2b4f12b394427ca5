/* A photo is shrunk in the phone before it is sent: few megabytes, always JPG, and without the
   place where it was taken. Other files, and photos that are small already, go as they are. */
"use strict";

{
  const MOST = 5 * 1024 * 1024;
  const SMALL = 1024 * 1024;
  const LONGEST_SIDE = 2000;
  const QUALITY = 0.8;
  const isHeic = (file) => /hei[cf]$/i.test(file.type) || /\.hei[cf]$/i.test(file.name);
  const isPhoto = (file) => file.type.startsWith("image/") || isHeic(file);
  const tooBig = (file) => isHeic(file) || file.size > SMALL;

  const shrunk = async (file) => {
    const picture = await createImageBitmap(file);
    const scale = Math.min(1, LONGEST_SIDE / Math.max(picture.width, picture.height));
    const canvas = document.createElement("canvas");
    canvas.width = Math.round(picture.width * scale);
    canvas.height = Math.round(picture.height * scale);
    const paper = canvas.getContext("2d");
    // What is see-through in a PNG would be black in a JPG.
    paper.fillStyle = "white";
    paper.fillRect(0, 0, canvas.width, canvas.height);
    paper.drawImage(picture, 0, 0, canvas.width, canvas.height);
    picture.close();
    const blob = await new Promise((done) => canvas.toBlob(done, "image/jpeg", QUALITY));
    if (!blob) throw new Error("no picture");
    return new File([blob], file.name.replace(/\.\w+$/, "") + ".jpg", { type: "image/jpeg" });
  };

  const weight = (file) => file.size < 1e6
    ? `${Math.max(1, Math.round(file.size / 1e3))} KB`
    : `${(file.size / 1e6).toLocaleString("es-CL", { maximumFractionDigits: 1 })} MB`;

  for (const input of document.querySelectorAll("input[type=file][data-photo]")) {
    // The script reads kinds of photo that the server does not.
    if (!input.accept.includes("image/*")) input.accept += ",image/*";
    const said = document.createElement("p");
    said.setAttribute("role", "status");
    input.after(said);
    const say = (words, look = "form-text") => {
      said.textContent = words;
      said.className = words && `${look} mt-2`;
    };
    let working = null;

    const prepare = async (file) => {
      say("Achicando la foto…");
      try {
        const photo = await shrunk(file);
        if (input.files[0] !== file) return;
        const files = new DataTransfer();
        files.items.add(photo.size < file.size || isHeic(file) ? photo : file);
        input.files = files.files;
        say(`Lista: la foto pesa ${weight(input.files[0])}.`);
      } catch {
        if (input.files[0] !== file) return;
        say("");
        // A light file of another kind is for the server to judge.
        if (!isHeic(file) && file.size <= MOST) return;
        say(`Este navegador no puede abrir la foto. ${input.dataset.photo}`, "notice notice-warning");
        input.value = "";
      }
    };
    input.addEventListener("change", () => {
      const [file] = input.files;
      say("");
      const mine = file && isPhoto(file) && tooBig(file) ? prepare(file) : null;
      working = mine;
      mine?.finally(() => { if (working === mine) working = null; });
    });
    // Before the listener that lets a form be sent once.
    input.form.addEventListener("submit", (event) => {
      if (!working) return;
      event.preventDefault();
      event.stopPropagation();
      const button = event.submitter;
      working.then(() => input.files.length && input.form.requestSubmit(button));
    });
  }
}
