"""The main views as a folder of files for any web host."""
