from celery import shared_task

from omil_portal.downloads.writing import write, write_waiting


@shared_task
def write_download(pk: int) -> bool:
    """Writes the file of one download. Twice is once."""
    return write(pk)


@shared_task
def sweep() -> int:
    """Writes whatever still waits."""
    return write_waiting()
