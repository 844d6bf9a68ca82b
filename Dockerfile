FROM python:3.12-slim AS builder
WORKDIR /srv/corridors
RUN python -m venv /opt/venv
ENV PATH=/opt/venv/bin:$PATH PIP_NO_CACHE_DIR=1
COPY requirements/build.txt requirements/runtime.txt requirements/
RUN pip install --require-hashes -r requirements/build.txt \
    && pip install --require-hashes -r requirements/runtime.txt
COPY pyproject.toml README.md LICENSE ./
COPY app app
RUN pip install --no-deps --no-build-isolation -e . && pip uninstall -y pip

FROM python:3.12-slim
# What draws pictures, PDF files and slides to take away; without it (--build-arg BROWSER=) tables are offered alone
ARG BROWSER=chromium
RUN if [ -n "$BROWSER" ]; then \
      apt-get update && apt-get install -y --no-install-recommends "$BROWSER" && rm -rf /var/lib/apt/lists/*; \
    fi
RUN useradd --system --uid 10001 --no-create-home corridors
WORKDIR /srv/corridors
COPY --from=builder /opt/venv /opt/venv
COPY pyproject.toml LICENSE ./
COPY app app
COPY assets assets
COPY data data
# gunicorn listens on every address of the container, at PORT; CORRIDORS_THREADS is the number of its threads, of which
# files that are being made leave some to pages and the health check
ENV PATH=/opt/venv/bin:$PATH PORT=8050 CORRIDORS_THREADS=8 PYTHONUNBUFFERED=1 HOME=/tmp
USER corridors
EXPOSE 8050
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s CMD ["python", "-c", "import os, urllib.request as r; r.urlopen('http://127.0.0.1:' + os.environ['PORT'] + '/healthz', timeout=4)"]
CMD ["gunicorn", "app.main:server", "--workers", "2", "--threads", "8", "--worker-tmp-dir", "/dev/shm"]
