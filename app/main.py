"""The WSGI application for a production server: `gunicorn app.main:server`."""

from app.config import settings_from_environment
from app.factory import create_app

server = create_app(settings_from_environment()).server
